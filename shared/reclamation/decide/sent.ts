/** A letter left, or was held back at the last moment: what the case learns from it. */
import type { Case } from '../case.ts';
import { meet } from '../deadlines.ts';
import type { LetterKind } from '../letter.ts';
import { change, type Desk, entry, type Plan, toStaff } from '../plan.ts';
import { withMessageId } from './citizen-mail.ts';

const NOTED: Partial<
  Record<
    LetterKind,
    { readonly type: 'acknowledged' | 'notified' | 'notice-sent' | 'alerted'; readonly summary: string }
  >
> = {
  acknowledgement: { type: 'acknowledged', summary: 'Accusé de réception envoyé au citoyen.' },
  'staff-notification': { type: 'notified', summary: 'Notification envoyée au service.' },
  'citizen-notice': { type: 'notice-sent', summary: 'Avis envoyé au citoyen.' },
  answer: { type: 'notice-sent', summary: 'La réponse est partie par courriel.' },
  alert: { type: 'alerted', summary: 'Alerte envoyée.' },
};

/** It was sent at that instant, under that Message-ID. An instant acknowledgement also does the duty of registration (R. 112-11-2). */
export function decideSent(file: Case, kind: LetterKind, messageId: string, at: string, desk: Desk): Plan {
  const toCitizen = kind === 'acknowledgement' || kind === 'citizen-notice' || kind === 'answer';
  const threaded: Case = toCitizen ? { ...file, thread: withMessageId(file.thread, messageId) } : file;
  const draft = kind === 'acknowledgement' ? acknowledged(threaded, at) : threaded;
  const noted = NOTED[kind];
  // Reminders, escalations and digests are on the timeline since they were decided: nothing of the case changes.
  const changes = noted === undefined ? [] : [change(file, draft, [entry(at, noted.type, noted.summary)], desk)];
  return { outcome: 'filed', reason: '', changes, letters: [] };
}

function acknowledged(file: Case, at: string): Case {
  const deadlines = meet(meet(file.deadlines, 'registration', at), 'acknowledgement', at);
  return { ...file, acknowledgement: { state: 'sent', at, reason: null }, deadlines };
}

/** Too many automatic mails to that address, or its owner called ours spam: an acknowledgement stays owed, staff are told. */
export function decideWithholding(file: Case, kind: LetterKind, to: string, at: string, desk: Desk): Plan {
  const reason = 'too-many-automatic-mails';
  const owed = kind === 'acknowledgement' && file.acknowledgement.state === 'owed';
  const draft: Case = owed ? { ...file, acknowledgement: { state: 'withheld', at, reason } } : file;
  const line = owed
    ? entry(
        at,
        'acknowledgement-withheld',
        'Accusé de réception retenu : trop de courriels automatiques à cette adresse.',
      )
    : entry(at, 'alerted', 'Avis retenu : trop de courriels automatiques à cette adresse.');
  const about = owed
    ? ({ type: 'acknowledgement-withheld', reason } as const)
    : ({ type: 'automatic-mail-held', to, reason } as const);
  const changed = change(file, draft, [line], desk);
  return {
    outcome: 'filed',
    reason: '',
    changes: [changed],
    letters: [toStaff(changed.file, desk.office, { kind: 'alert', about })],
  };
}
