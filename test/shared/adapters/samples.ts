/** Records for the tests of adapters: invented people, fixed instants. */
import type { MailRecord, OutboxRow } from '../../../shared/ports.ts';
import type { Case } from '../../../shared/reclamation/case.ts';

export const office = 'reclamations@cpms.example';

export function caseSample(change: Partial<Case> = {}): Case {
  return {
    reference: 'CPMS-7K3Q9F2',
    office,
    procedure: 'cpms-reclamations',
    version: 1,
    status: 'open',
    nature: 'complaint',
    receivedAt: '2026-11-23T15:00:00.000Z',
    inboundId: 'd6iitobk75ur44p8kdnnp7g2n800',
    citizen: { name: 'Émilie Fictive', address: 'emilie@citoyenne.example' },
    otherParties: [],
    senderVerified: true,
    objet: 'Remboursement d’une consultation',
    category: 'remboursement',
    secondaryCategories: [],
    admissibility: 'admissible',
    access: null,
    courtSeized: false,
    craSeized: false,
    priorComplaint: { mentioned: false, date: null, answered: null },
    provenBy: [],
    seizableFrom: null,
    missing: ['telephone'],
    missingBy: '2026-12-08',
    coordinates: { name: 'Émilie Fictive', postalAddress: null, telephone: null, employer: null, onBehalfOf: null },
    evidence: [{ about: 'category', quote: '', source: 'body' }],
    nir: { status: 'absent', masked: null, sealed: null },
    deadlines: [],
    acknowledgement: { state: 'owed', at: null, reason: null },
    waitingSince: null,
    waitingFor: null,
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    lastWordAt: '2026-11-23T15:00:00.000Z',
    milestone: { id: 'reminder-7@2027-01-25', kind: 'reminder', at: '2027-01-14T08:00:00.000Z' },
    milestoneVersion: 1,
    milestonesDone: [],
    thread: ['<un@citoyenne.example>'],
    linked: [],
    mergedInto: null,
    ...change,
  };
}

export function mailSample(change: Partial<MailRecord> = {}): MailRecord {
  return {
    inboundId: 'd6iitobk75ur44p8kdnnp7g2n800',
    mailbox: office,
    receivedAt: '2026-11-23T15:00:00.000Z',
    envelopeFrom: 'emilie@citoyenne.example',
    recipients: [office],
    from: 'emilie@citoyenne.example',
    subject: 'Remboursement',
    messageId: '<un@citoyenne.example>',
    rawKey: 'in/d6iitobk75ur44p8kdnnp7g2n800',
    verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
    outcome: 'filed',
    reason: '',
    reference: 'CPMS-7K3Q9F2',
    needsPersonSince: null,
    ...change,
  };
}

export function rowSample(change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    key: { pk: 'CASE#CPMS-7K3Q9F2', sk: 'OUT#acknowledgement' },
    office,
    reference: 'CPMS-7K3Q9F2',
    kind: 'acknowledgement',
    facts: { kind: 'acknowledgement' },
    to: ['emilie@citoyenne.example'],
    thread: ['<un@citoyenne.example>'],
    premise: { type: 'acknowledgement-owed' },
    createdAt: '2026-11-23T15:00:01.000Z',
    state: 'undone',
    attempts: 0,
    ...change,
  };
}
