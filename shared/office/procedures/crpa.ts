/**
 * What every public body owes by the code des relations entre le public et l’administration, whatever its procedure:
 * "les organismes de sécurité sociale" are administrations (L. 100-3), "les réclamations" are requests (L. 110-1).
 */
import type { z } from 'zod';
import type { Procedure, procedureSchema } from '../procedure.ts';

type DeadlineRules = z.input<typeof procedureSchema>['deadlines'];

/** R. 112-11-2: registration within one jour ouvré, accusé de réception within ten; an instant one meets both. */
export const crpaReceipts: DeadlineRules = [
  {
    kind: 'crpa-accuse-enregistrement-1-jour-ouvre',
    duty: 'registration',
    period: { count: 1, unit: 'jours-ouvres' },
    label: 'enregistrement du message',
    rule: 'CRPA R. 112-11-2',
    source: { reference: 'CRPA R. 112-11-2', quote: 'un jour ouvré' },
  },
  {
    kind: 'crpa-accuse-reception-10-jours-ouvres',
    duty: 'acknowledgement',
    period: { count: 10, unit: 'jours-ouvres' },
    label: 'accusé de réception',
    rule: 'CRPA R. 112-11-2',
    source: { reference: 'CRPA R. 112-11-2', quote: 'dix jours ouvrés' },
  },
];

const silence = {
  kind: 'crpa-silence-2-months',
  duty: 'silence',
  period: { count: 2, unit: 'mois' },
  label: 'silence de deux mois',
  rule: 'CRPA L. 231-4',
} as const;

/** Silence on a complaint to the body that decides means rejection after two months: L. 231-4 2°. */
export const silenceOfTheCaisse: DeadlineRules[number] = {
  ...silence,
  source: {
    reference: 'CRPA L. 231-4 2°',
    quote: 'présente le caractère d’une réclamation ou d’un recours administratif',
  },
};

/** The same date before someone who decides nothing: whether silence can then reject anything is doubtful (domain.md § 3.1). */
export const silenceOfTheMediation: DeadlineRules[number] = {
  ...silence,
  source: {
    reference: 'CRPA L. 231-4 2°',
    quote: 'présente le caractère d’une réclamation ou d’un recours administratif',
    certainty: 'inferred',
  },
};

/** R. 112-9-1: who writes electronically gives "ses nom et prénom et ses adresses postale et électronique". */
export const crpaIdentification: Procedure['required'] = [
  {
    piece: 'nom',
    source: { reference: 'CRPA R. 112-9-1', quote: 'ses nom et prénom', certainty: 'verified' },
  },
  {
    piece: 'adresse-postale',
    source: { reference: 'CRPA R. 112-9-1', quote: 'ses adresses postale et électronique', certainty: 'verified' },
  },
];

/** Social-security bodies may use the NIR for their missions: décret 2019-341, art. 2 A. */
export const nirForSocialSecurity: Procedure['personLookup'] = {
  allowed: true,
  source: { reference: 'décret 2019-341 du 19 avril 2019, art. 2 A', certainty: 'verified' },
};
