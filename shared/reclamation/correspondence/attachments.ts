/** The list of a mail's pieces. */
import type { Words } from '../letter.ts';
import { type Block, list, paragraph, section } from './document.ts';
import { fr } from './typography.ts';

/** Names with sizes of what is attached, or of what is not. */
export function attachedNames(words: Words, attached: boolean): string[] {
  return words.attachments
    .filter((one) => one.attached === attached)
    .map((one) => fr`${one.name || 'sans nom'} (${size(one.size)})`);
}

/** In French units of a thousand, as mail clients show them. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} octets`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'Ko'] : [bytes / 1_000_000, 'Mo'];
  const text = value < 10 ? value.toFixed(1).replace('.', ',').replace(/,0$/, '') : String(Math.round(value));
  return `${text}\u00a0${unit}`;
}

/** What a citizen gets with an agent's words, and what was too heavy to send. */
export function enclosed(words: Words): Block[] {
  const names = attachedNames(words, true);
  const left = attachedNames(words, false);
  return [
    ...(names.length > 0 ? [section('Pièces jointes'), ...list(names)] : []),
    ...(left.length > 0
      ? [
          paragraph(
            fr`Ces pièces sont trop lourdes pour un courriel. Demandez-nous comment les recevoir, en répondant à ce message :`,
          ),
          ...list(left),
        ]
      : []),
  ];
}
