/**
 * What came of a letter: SES events, or a bounce that came by mail (mail.md § 2). A letter to a citizen that did not
 * arrive is not a letter: an acknowledgement is owed again, an answer's clock runs on, and staff are told to write by post.
 */
import { frenchDateTime } from '../../calendar/en-francais.ts';
import type { Case, TimelineEntry } from '../case.ts';
import { unmeet } from '../deadlines.ts';
import type { LetterKind } from '../letter.ts';
import { change, type Desk, entry, type LetterOrder, type Plan, toStaff } from '../plan.ts';

export type DeliveryEvent =
  | { readonly type: 'delivered' }
  /** `permanent`: it will never arrive. A transient one is noted only. */
  | { readonly type: 'bounced'; readonly permanent: boolean; readonly diagnostic: string }
  | { readonly type: 'spam-complaint' }
  /** The letter could not even be sent: refused by SES, or unrenderable. */
  | { readonly type: 'rejected'; readonly diagnostic: string };

const FRENCH: Record<LetterKind, string> = {
  acknowledgement: 'L’accusé de réception',
  'staff-notification': 'La notification au service',
  answer: 'La réponse',
  reminder: 'Le rappel',
  escalation: 'L’alerte au responsable',
  'citizen-notice': 'L’avis au citoyen',
  alert: 'L’alerte',
  digest: 'Le récapitulatif',
};

/** How the reason of a case begins that was closed by `#irrecevable`. */
export const NOT_RECEIVABLE = 'irrecevable';

/** Kinds that go to the citizen: their failure is a task for staff. */
const TO_CITIZEN: readonly LetterKind[] = ['acknowledgement', 'answer', 'citizen-notice'];

/** What an event on one of the case's letters changes. */
export function decideFeedback(file: Case, kind: LetterKind, event: DeliveryEvent, at: string, desk: Desk): Plan {
  const effect = effectOf(file, kind, event, at, desk);
  return {
    outcome: 'filed',
    reason: '',
    changes: [change(file, effect.file, effect.lines, desk)],
    letters: effect.letters,
  };
}

interface Effect {
  readonly file: Case;
  readonly lines: readonly TimelineEntry[];
  readonly letters: readonly LetterOrder[];
}

function effectOf(file: Case, kind: LetterKind, event: DeliveryEvent, at: string, desk: Desk): Effect {
  switch (event.type) {
    case 'delivered': {
      const acknowledgement =
        kind === 'acknowledgement' && file.acknowledgement.state === 'sent'
          ? { ...file.acknowledgement, state: 'delivered' as const }
          : file.acknowledgement;
      return {
        file: { ...file, acknowledgement },
        lines: [entry(at, 'delivered', `${FRENCH[kind]} : remis le ${frenchDateTime(at)}.`)],
        letters: [],
      };
    }
    case 'spam-complaint':
      return {
        file,
        lines: [
          entry(
            at,
            'spam-complaint',
            `${FRENCH[kind]} : signalé comme indésirable par le destinataire ; plus de courriel automatique à cette adresse.`,
          ),
        ],
        letters: [toStaff(file, desk.office, { kind: 'alert', about: { type: 'spam-complaint' } })],
      };
    case 'bounced':
    case 'rejected': {
      const permanent = event.type === 'rejected' || event.permanent;
      const line = entry(
        at,
        'bounced',
        `${FRENCH[kind]} : ${permanent ? 'non remis' : 'remise retardée'} (${event.diagnostic.slice(0, 120)}).`,
      );
      if (!permanent || !TO_CITIZEN.includes(kind)) return { file, lines: [line], letters: [] };
      return lost(file, kind, event, at, line, desk);
    }
  }
}

/** The citizen was not reached. */
function lost(
  file: Case,
  kind: LetterKind,
  event: Extract<DeliveryEvent, { diagnostic: string }>,
  at: string,
  line: TimelineEntry,
  desk: Desk,
): Effect {
  const about =
    event.type === 'rejected'
      ? ({ type: 'undeliverable', letter: kind, reason: event.diagnostic } as const)
      : ({ type: 'letter-bounced', letter: kind, diagnostic: event.diagnostic } as const);
  const alert = [toStaff(file, desk.office, { kind: 'alert', about })];
  if (kind === 'acknowledgement') {
    const over = file.status === 'answered' || file.status === 'closed';
    const acknowledgement = { state: 'bounced', at, reason: event.type } as const;
    const deadlines = unmeet(unmeet(file.deadlines, 'acknowledgement'), 'registration');
    return { file: { ...file, acknowledgement, deadlines }, lines: [line], letters: over ? [] : alert };
  }
  const running = file.status === 'open' || file.status === 'waiting';
  if (running || file.mergedInto !== null || !wasAnswer(file, kind)) return { file, lines: [line], letters: alert };
  const reopened: Case = {
    ...file,
    status: 'open',
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    deadlines: unmeet(file.deadlines, 'answer'),
  };
  return {
    file: reopened,
    lines: [line, entry(at, 'reopened', 'La réponse n’est pas arrivée : le délai court de nouveau.')],
    letters: alert,
  };
}

/** An answer, or the notice by which a person declared the complaint not receivable: it did the duty to answer. */
function wasAnswer(file: Case, kind: LetterKind): boolean {
  if (kind === 'answer') return true;
  return kind === 'citizen-notice' && file.closedReason?.startsWith(NOT_RECEIVABLE) === true;
}
