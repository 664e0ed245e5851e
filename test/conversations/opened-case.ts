/** A citizen's complaint on its way: the case, and the two letters that it makes. */
import type { Letter } from './letter.ts';
import type { Extra, Writer } from './person.ts';
import type { InboundRow, Mail, Stack } from './stack.ts';

/** All that CPMS asks for; the NIR is an invented one with its right key. */
export const complaintText = `Bonjour,

Vous continuez à prélever les cotisations d'un contrat que j'ai résilié. C'est inadmissible, j'exige le remboursement.

N° de sécurité sociale : 1 85 05 78 990 084 59
Adresse : 22 allée de l'Exemple, 75000 Exemple
Téléphone : 01 99 00 12 34
Entreprise : SARL Les Ateliers`;

export const cpms = 'reclamations@cpms.example';

export interface OpenedCase {
  readonly row: InboundRow;
  readonly reference: string;
  readonly acknowledgement: Letter;
  readonly notification: Letter;
}

export async function openCase(
  stack: Stack,
  citizen: Writer,
  { to = cpms, text = complaintText, extra = {} }: { to?: string; text?: string; extra?: Extra } = {},
): Promise<OpenedCase> {
  const { row, letters } = await exchange(stack, citizen.write(to, 'Réclamation : cotisations', text, extra));
  const acknowledgement = letters.find((letter) => letter.kind === 'acknowledgement');
  const notification = letters.find((letter) => letter.kind === 'staff-notification');
  if (row.caseReference === null || acknowledgement === undefined || notification === undefined)
    throw new Error(`No case: ${JSON.stringify(row)}, ${letters.map(({ kind }) => kind).join(', ')}`);
  return { row, reference: row.caseReference, acknowledgement, notification };
}

/** Hands a mail in, and gives its outcome with every letter that it made. */
export async function exchange(stack: Stack, mail: Mail): Promise<{ row: InboundRow; letters: readonly Letter[] }> {
  const mark = await stack.mark();
  const row = await stack.hand(mail);
  return { row, letters: await stack.letters({ after: mark }) };
}

/** `kind → to` of each letter, sorted: what went out, and to whom. */
export function sent(letters: readonly Letter[]): readonly string[] {
  return letters.map(({ kind, to }) => `${kind} → ${to}`).sort();
}
