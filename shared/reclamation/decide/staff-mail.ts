/**
 * A reply of staff whose identity was proven (list, authentication, token: design.md § 6): the commands on its first
 * lines, then its text. Only a reply to a staff-notification goes to the citizen; a reply to anything else is a note
 * unless it says `#repondre`. What was not as expected is told to the agent in one short confirmation.
 */
import type { Case } from '../case.ts';
import type { Command } from '../command.ts';
import { change, type Desk, entry, type LetterOrder, type Plan, staffThread } from '../plan.ts';
import { withMessageId } from './citizen-mail.ts';
import { answer, execute, wordsGoWithRequest } from './commands.ts';
import { CommandRefused, type Progress, type StaffMail } from './progress.ts';

/** What the agent's mail does. `ignored` with `command-refused` when nothing of it could be done. */
export function decideStaffMail(file: Case, mail: StaffMail, desk: Desk): Plan {
  if (mail.order.refused !== null) return refused(file, mail, mail.order.refused.line, mail.order.refused.reason, desk);
  try {
    return obeyed(file, mail, desk);
  } catch (error) {
    if (error instanceof CommandRefused) return refused(file, mail, error.line, error.message, desk);
    throw error;
  }
}

function obeyed(file: Case, mail: StaffMail, desk: Desk): Plan {
  const start: Progress = { file, timeline: [], letters: [], remarks: [], others: [] };
  const done = mail.order.commands.reduce((progress, command) => execute(progress, command, mail, desk), start);
  const spoken = speak(done, mail, desk);
  const changed = change(file, spoken.file, spoken.timeline, desk);
  return {
    outcome: 'filed',
    reason: '',
    changes: [changed, ...spoken.others],
    letters: [
      ...spoken.letters.map((order) => meantWithClosing(order, changed.file)),
      ...confirmation(changed.file, mail, spoken.remarks, desk),
    ],
  };
}

/** What the mail orders that closes a case, or is written on a closed one, goes out although it is closed. */
function meantWithClosing(order: LetterOrder, file: Case): LetterOrder {
  return file.status === 'closed' && order.premise.type === 'not-closed'
    ? { ...order, premise: { type: 'none' } }
    : order;
}

/** Commands whose text is already spoken for, or goes to the citizen with them. */
const SENDS: readonly Command['name'][] = ['repondre', 'clore'];

/** What becomes of the words below the commands. */
function speak(progress: Progress, mail: StaffMail, desk: Desk): Progress {
  const names = mail.order.commands.map((command) => command.name);
  const says = mail.order.text !== '' || mail.attachments > 0;
  if (!says) {
    if (names.length === 0) throw new CommandRefused('', 'le message est vide : rien n’a été envoyé au citoyen');
    if (names.includes('repondre')) throw new CommandRefused('#repondre', 'aucun texte à envoyer sous #repondre');
    return progress;
  }
  if (names.includes('attente') && wordsGoWithRequest(mail)) return progress;
  if (names.includes('note')) return noted(progress, mail);
  const sends = names.length === 0 || SENDS.some((name) => names.includes(name));
  // A supervisor's word on an escalation, also below #clore, must never reach the citizen unless they say so.
  if (sends && !names.includes('attente') && (mail.purpose === 'staff-notification' || names.includes('repondre')))
    return answer(progress, mail, desk);
  const kept = noted(progress, mail);
  if (names.length === 0) return kept;
  return { ...kept, remarks: [...kept.remarks, 'Votre texte a été gardé en note ; il n’a pas été envoyé au citoyen.'] };
}

function noted(progress: Progress, mail: StaffMail): Progress {
  return { ...progress, timeline: [...progress.timeline, entry(mail.at, 'noted', `Note de ${mail.from}.`)] };
}

function confirmation(file: Case, mail: StaffMail, remarks: readonly string[], desk: Desk): LetterOrder[] {
  if (remarks.length === 0) return [];
  const facts = { kind: 'alert', about: { type: 'command-done', summary: remarks.join(' ') } } as const;
  return [toAgent(file, mail, facts, desk)];
}

function refused(file: Case, mail: StaffMail, line: string, reason: string, desk: Desk): Plan {
  const summary = `Commande refusée${line === '' ? '' : ` (${line.slice(0, 40)})`} : ${reason}.`;
  const changed = change(file, file, [entry(mail.at, 'refused', summary)], desk);
  const facts = { kind: 'alert', about: { type: 'command-refused', line, reason } } as const;
  return {
    outcome: 'ignored',
    reason: 'command-refused',
    changes: [changed],
    letters: [toAgent(changed.file, mail, facts, desk)],
  };
}

/** To the agent who wrote, in their own thread. */
function toAgent(file: Case, mail: StaffMail, facts: LetterOrder['facts'], desk: Desk): LetterOrder {
  const thread = withMessageId(staffThread(file, desk.office), mail.messageId);
  return { facts, to: [mail.from], thread, premise: { type: 'none' } };
}
