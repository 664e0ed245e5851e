/** Invented cases for the letters, one complaint per office; what a test is about is given, the rest is filled in. */
import type { Office } from '../../../../shared/office/office.ts';
import { officeByAddress } from '../../../../shared/office/offices.ts';
import { procedureById } from '../../../../shared/office/procedures/index.ts';
import type { Case } from '../../../../shared/reclamation/case.ts';
import { renderLetter } from '../../../../shared/reclamation/correspondence/render-letter.ts';
import { openDeadlines } from '../../../../shared/reclamation/deadlines.ts';
import type { LetterFacts, RenderedLetter, Words } from '../../../../shared/reclamation/letter.ts';

/** Thursday 31 December 2026, 23:58 in Paris. */
export const newYearsEve = '2026-12-31T22:58:00.000Z';

export function office(address: string): Office {
  const found = officeByAddress(address);
  if (!found) throw new Error(`No office ${address}.`);
  return found;
}

export function sample(address: string, given: Partial<Case> = {}): Case {
  const { procedure, referencePrefix } = office(address);
  const receivedAt = given.receivedAt ?? newYearsEve;
  return {
    reference: `${referencePrefix}-7K3Q9FA`,
    office: address,
    procedure,
    version: 1,
    status: 'open',
    nature: 'complaint',
    receivedAt,
    inboundId: 'inbound-1',
    citizen: { name: 'Bruno Delacour-Fictif', address: 'bruno@entreprise.example' },
    otherParties: [],
    senderVerified: true,
    objet: 'résiliation non prise en compte',
    category: 'resiliation',
    secondaryCategories: [],
    admissibility: 'admissible',
    access: procedureById(procedure).step,
    courtSeized: false,
    craSeized: false,
    priorComplaint: { mentioned: false, date: null, answered: null },
    provenBy: [],
    seizableFrom: null,
    missing: [],
    missingBy: null,
    coordinates: {
      name: 'Bruno Delacour-Fictif',
      postalAddress: null,
      telephone: null,
      employer: null,
      onBehalfOf: null,
    },
    evidence: [],
    nir: { status: 'valid', masked: '1 77 09 ** *** *** **', sealed: 'sealed' },
    deadlines: openDeadlines(procedureById(procedure), office(address), receivedAt),
    acknowledgement: { state: 'owed', at: null, reason: null },
    waitingSince: null,
    waitingFor: null,
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    lastWordAt: receivedAt,
    milestone: null,
    milestoneVersion: 0,
    milestonesDone: [],
    thread: [],
    linked: [],
    mergedInto: null,
    ...given,
  };
}

export const someWords: Words = {
  from: 'Bruno Delacour-Fictif <bruno@entreprise.example>',
  receivedAt: newYearsEve,
  subject: 'RECLAMATION résiliation',
  written: 'Bonjour,\n\nJ’ai résilié en août et vous prélevez toujours.\nMerci de rembourser.\n\nBruno',
  rest: '',
  attachments: [],
  defects: [],
};

export function render(
  facts: LetterFacts,
  file: Case | null,
  words: Words | null = null,
  at = newYearsEve,
): RenderedLetter {
  const desk = office(file?.office ?? 'reclamations@cpms.example');
  return renderLetter({ facts, office: desk, procedure: procedureById(desk.procedure), file, words, at });
}

/** The letter's words alone: no marks of either form, every space a plain one. */
export function plainWords(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** The acknowledgement of a case as one line of words. */
export function acknowledged(file: Case): string {
  return plainWords(render({ kind: 'acknowledgement' }, file).text);
}
