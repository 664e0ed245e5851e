/**
 * Cases and mails as the JSON API shows them (contract.md). No NIR: what others wrote goes out masked, addresses and
 * Message-IDs too, for people put their number there.
 */
import type { SentMailRow } from '../../../shared/adapters/embedded/outbox.ts';
import { maskAll } from '../../../shared/identifiers/nir.ts';
import type { BookedSchedule, MailRecord } from '../../../shared/ports.ts';
import type { Case, TimelineEntry } from '../../../shared/reclamation/case.ts';
import { answerDeadline, basis, stateOn } from '../../../shared/reclamation/deadlines.ts';
import type { InboundRow } from '../smtp/inbound-list.ts';

export function caseView(file: Case) {
  const { acknowledgement } = file;
  const acknowledged = acknowledgement.state === 'sent' || acknowledgement.state === 'delivered';
  return {
    reference: file.reference,
    procedure: file.procedure,
    office: file.office,
    nature: file.nature,
    status: file.status,
    objet: maskAll(file.objet),
    category: file.category,
    admissibility: file.admissibility,
    missing: file.missing,
    nirStatus: file.nir.status,
    nirMasked: file.nir.masked,
    citizen: { name: maskAll(file.citizen.name), address: maskAll(file.citizen.address) },
    receivedAt: file.receivedAt,
    acknowledgedAt: acknowledged ? acknowledgement.at : null,
    answerDue: answerDeadline(file.deadlines)?.due ?? null,
    answeredAt: file.answeredAt,
    closedAt: file.closedAt,
  };
}

/** `today` is a civil date of Paris: a deadline that is past by then is missed. */
export function caseDetailView(file: Case, timeline: readonly TimelineEntry[], today: string) {
  return {
    ...caseView(file),
    deadlines: file.deadlines.map((one) => ({
      kind: one.kind,
      due: one.due,
      basis: maskAll(basis(one)),
      state: stateOn(one, today),
      label: one.label,
      metAt: one.metAt,
    })),
    timeline: timeline.map(({ at, type, summary }) => ({ at, type, summary: maskAll(summary) })),
  };
}

/** `record` is null while work is under way. */
export function inboundView(row: InboundRow, record: MailRecord | null) {
  const filed = record !== null && record.outcome !== 'quarantined';
  return {
    id: row.id,
    at: row.at,
    from: maskAll(row.from),
    to: row.mailbox,
    subject: maskAll(row.subject),
    messageId: row.messageId === null ? null : maskAll(row.messageId),
    outcome: record?.outcome ?? ('pending' as const),
    reason: record === null || record.reason === '' ? null : record.reason,
    // The reference of a quarantined mail is a handle, not a case.
    caseReference: filed ? record.reference : null,
  };
}

export function sentView({ id, at, kind, reference, to, subject }: SentMailRow) {
  return { id, at, kind, caseReference: reference, to: maskAll(to.join(', ')), subject: maskAll(subject) };
}

export function scheduleView({ name, at, kind, reference }: BookedSchedule) {
  return { name, at, kind, caseReference: reference };
}
