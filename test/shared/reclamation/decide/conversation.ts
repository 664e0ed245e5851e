/** Cases on their way through real decisions, for the tests of each: invented people, fixed instants, nothing mocked. */
import { officeByAddress } from '../../../../shared/office/offices.ts';
import { procedureById } from '../../../../shared/office/procedures/index.ts';
import type { Case } from '../../../../shared/reclamation/case.ts';
import { readOrder } from '../../../../shared/reclamation/command.ts';
import { type CitizenMail, decideCitizenMail } from '../../../../shared/reclamation/decide/citizen-mail.ts';
import { decideMilestone } from '../../../../shared/reclamation/decide/milestone.ts';
import { type Arrival, decideNewCase, type NewCase } from '../../../../shared/reclamation/decide/open-case.ts';
import type { StaffMail } from '../../../../shared/reclamation/decide/progress.ts';
import { decideSent } from '../../../../shared/reclamation/decide/sent.ts';
import { decideStaffMail } from '../../../../shared/reclamation/decide/staff-mail.ts';
import type { Desk, Plan } from '../../../../shared/reclamation/plan.ts';
import type { Reading } from '../../../../shared/reclamation/reading.ts';

export function deskAt(address = 'reclamations@cpms.example'): Desk {
  const office = officeByAddress(address);
  if (office === null) throw new Error(`No office at ${address}.`);
  return { office, procedure: procedureById(office.procedure) };
}

export function readingSample(change: Partial<Reading> = {}): Reading {
  return {
    kind: 'complaint',
    isReply: false,
    from: { name: 'Odile Fictive', address: 'odile@citoyenne.example' },
    subject: 'Remboursement',
    objet: 'remboursement d’une consultation',
    nir: { value: null, status: 'absent', source: null, others: [], suggestions: [] },
    category: 'remboursement',
    secondaryCategories: [],
    admissibility: 'admissible',
    access: 'first-complaint',
    courtSeized: false,
    craSeized: false,
    priorComplaint: { mentioned: false, date: null, answered: null },
    seizableFrom: null,
    missing: [],
    coordinates: { name: 'Odile Fictive', postalAddress: null, telephone: null, employer: null, onBehalfOf: null },
    evidence: [],
    ...change,
  };
}

export function arrivalSample(receivedAt: string, change: Partial<Arrival> = {}): Arrival {
  return {
    inboundId: 'recu1',
    mailbox: 'reclamations@cpms.example',
    receivedAt,
    verdicts: { sender: 'verified', spam: false, virus: false, unscanned: false },
    thread: ['<un@citoyenne.example>'],
    suppressed: null,
    defects: [],
    ...change,
  };
}

export function newCase(receivedAt: string, change: Partial<NewCase> = {}, desk: Desk = deskAt()): Plan {
  return decideNewCase(
    {
      arrival: arrivalSample(receivedAt),
      reading: readingSample(),
      reference: 'CPMS-7K3Q9FA',
      nir: { status: 'absent', masked: null, sealed: null },
      provenBy: [],
      linked: [],
      warnings: [],
      at: receivedAt,
      ...change,
    },
    desk,
  );
}

/** The case a plan leaves behind. */
export function fileOf(plan: Plan | null): Case {
  const file = plan?.changes[0]?.file;
  if (file === undefined) throw new Error('The plan changes no case.');
  return file;
}

/** A complaint opened and acknowledged at that instant. */
export function openFile(receivedAt: string, desk: Desk = deskAt(), reading: Partial<Reading> = {}): Case {
  const file = fileOf(newCase(receivedAt, { reading: readingSample(reading) }, desk));
  if (file.nature !== 'complaint') return file;
  return fileOf(decideSent(file, 'acknowledgement', '<ar@cpms.example>', receivedAt, desk));
}

export function citizenMail(receivedAt: string, change: Partial<CitizenMail> = {}): CitizenMail {
  return {
    mail: { inboundId: 'recu2', mailbox: 'reclamations@cpms.example' },
    receivedAt,
    messageId: '<deux@citoyenne.example>',
    reading: readingSample({
      coordinates: { name: null, postalAddress: null, telephone: null, employer: null, onBehalfOf: null },
    }),
    manner: 'words',
    otherParty: null,
    speaksOfAwaited: false,
    nir: null,
    attachments: 0,
    warnings: [],
    ...change,
  };
}

export function citizenWrites(file: Case, at: string, change: Partial<CitizenMail> = {}, desk: Desk = deskAt()): Plan {
  return decideCitizenMail(file, citizenMail(at, change), desk);
}

export function staffMail(at: string, text: string, change: Partial<StaffMail> = {}): StaffMail {
  return {
    mail: { inboundId: 'recu3', mailbox: 'reclamations@cpms.example' },
    at,
    from: 'agents@cpms.example',
    messageId: '<trois@cpms.example>',
    purpose: 'staff-notification',
    order: readOrder(text),
    attachments: 0,
    nir: null,
    handedOver: [],
    other: null,
    ...change,
  };
}

export function staffWrites(
  file: Case,
  at: string,
  text: string,
  change: Partial<StaffMail> = {},
  desk: Desk = deskAt(),
): Plan {
  return decideStaffMail(file, staffMail(at, text, change), desk);
}

/** Fires what falls due up to an instant, in order, and lists what was sent. */
export function runUntil(file: Case, until: string, desk: Desk = deskAt()): { file: Case; fired: string[] } {
  const fired: string[] = [];
  let now = file;
  while (now.milestone !== null && now.milestone.at <= until) {
    const plan = decideMilestone(now, now.milestone.at, desk);
    if (plan === null) throw new Error(`Nothing was due at ${now.milestone.at}.`);
    fired.push(`${now.milestone.at} ${kinds(plan).join('+')}`.trim());
    now = fileOf(plan);
    if (fired.length > 500) throw new Error('It never ends.');
  }
  return { file: now, fired };
}

/** What a plan sends, as words: `alert:letter-bounced>agents@…` without the addresses. */
export function kinds(plan: Plan): string[] {
  return plan.letters.map(({ facts }) => {
    if (facts.kind === 'alert' || facts.kind === 'citizen-notice') return `${facts.kind}:${facts.about.type}`;
    if (facts.kind === 'escalation') return `escalation:${facts.week}`;
    return facts.kind;
  });
}

/** Who gets mail by a plan, for checks that a citizen gets none. */
export function recipients(plan: Plan): string[] {
  return plan.letters.flatMap((letter) => letter.to);
}

/** Types of the timeline lines of a plan's first case. */
export function lines(plan: Plan): string[] {
  return plan.changes[0]?.timeline.map((line) => line.type) ?? [];
}

export const CITIZEN = 'odile@citoyenne.example';
