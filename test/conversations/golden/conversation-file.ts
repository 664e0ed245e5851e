/**
 * A conversation as a file that a lawyer can read: what was written (`<<<`) and what was sent (`>>>`), with the dates,
 * then the case. What was written is the script of the run; all else is what the run must give, to the last word.
 */
import { readFileSync } from 'node:fs';

export interface Step {
  /** Civil minute of Paris: `2026-11-23 16:05`. */
  readonly minute: string;
  /** Null: time passes, and nothing is written. */
  readonly mail: {
    readonly name: string;
    readonly from: string;
    readonly fromName: string;
    readonly to: string;
    readonly subject: string;
    /** The letter (`L2`) that it answers; null for a new mail. */
    readonly answers: string | null;
    readonly attachments: readonly string[];
    readonly text: string;
  } | null;
}

export interface ConversationFile {
  /** What stands before the first step, in words for the reader. */
  readonly preface: string;
  readonly steps: readonly Step[];
  readonly whole: string;
}

const stepHead = /^<<< (?:(M\d+) · )?(\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/;

export function readConversation(path: string): ConversationFile {
  const whole = readFileSync(path, 'utf8');
  const blocks = whole.split(/^(?=(?:<<<|>>>|===) )/m);
  const steps = blocks.filter((block) => block.startsWith('<<< ')).map(readStep);
  return { preface: blocks[0]?.startsWith('<<<') ? '' : (blocks[0] ?? ''), steps, whole };
}

function readStep(block: string): Step {
  const lines = block.trimEnd().split('\n');
  const head = stepHead.exec(lines[0] ?? '');
  if (head === null) throw new Error(`A step begins "<<< M1 · 2026-11-23 16:05", not ${JSON.stringify(lines[0])}.`);
  const [, name, minute = ''] = head;
  if (name === undefined) return { minute, mail: null };
  const blank = lines.indexOf('');
  const fields = new Map(
    lines.slice(1, blank).map((line) => {
      const colon = line.indexOf(' : ');
      return [line.slice(0, colon), line.slice(colon + 3)];
    }),
  );
  const field = (label: string): string => {
    const value = fields.get(label);
    if (value === undefined) throw new Error(`${name} has no line "${label} : …".`);
    return value;
  };
  const [, fromName = '', from = ''] = /^(.*) <(.+)>$/.exec(field('De')) ?? [];
  return {
    minute,
    mail: {
      name,
      from,
      fromName,
      to: fields.get('À') ?? '',
      subject: fields.get('Objet') ?? '',
      answers: fields.get('Réponse à') ?? null,
      attachments: fields.has('Pièces') ? field('Pièces').split(', ') : [],
      text: lines
        .slice(blank + 1)
        .join('\n')
        .trimEnd(),
    },
  };
}
