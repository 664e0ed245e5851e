/** The ids of a case in French words. */
import type { DirectCase } from '../../office/procedure.ts';
import type { Case, Deadline, Status } from '../case.ts';
import { CATEGORIES } from '../category.ts';
import type { LetterKind } from '../letter.ts';
import type { Admissibility, Evidence, MissingPiece, NirSource, NirStatus } from '../reading.ts';
import { enumeration } from './typography.ts';

/** For citizens: completes « nous avons besoin de : ». */
export const PIECES: Readonly<Record<MissingPiece, string>> = {
  nir: 'le numéro de sécurité sociale de la personne concernée',
  nom: 'votre nom et votre prénom',
  'adresse-postale': 'votre adresse postale',
  telephone: 'un numéro de téléphone où vous joindre',
  entreprise: 'le nom de l’entreprise, ou de la personne, qui a souscrit le contrat',
  'premiere-reclamation':
    'une copie de votre première réclamation à la caisse, ou au moins sa date, si vous l’avez déjà faite',
  'date-premiere-reclamation': 'la date de votre première réclamation à la caisse',
  'questionnaire-medecin-traitant':
    'le questionnaire « Difficultés d’accès à un médecin traitant », que la CPAM met en ligne',
  'medecins-consultes': 'les médecins que vous avez consultés et les membres de votre famille concernés',
};

/** The same for staff, as headings of what is asked for. */
export const PIECE_NAMES: Readonly<Record<MissingPiece, string>> = {
  nir: 'NIR',
  nom: 'nom et prénom',
  'adresse-postale': 'adresse postale',
  telephone: 'téléphone',
  entreprise: 'entreprise ou souscripteur du contrat',
  'premiere-reclamation': 'première réclamation à la caisse',
  'date-premiere-reclamation': 'date de la première réclamation à la caisse',
  'questionnaire-medecin-traitant': 'questionnaire médecin traitant',
  'medecins-consultes': 'médecins consultés',
};

/** Completes « votre réclamation concerne… ». */
export const DIRECT_CASES: Readonly<Record<DirectCase, string>> = {
  'medecin-traitant': 'une difficulté pour trouver un médecin traitant',
  'rendez-vous': 'un rendez-vous que vous n’obtenez pas d’un médecin, ou beaucoup trop tard',
  'refus-de-soins': 'un refus de soins',
  'relations-medecin': 'vos relations avec un médecin',
};

export const ADMISSIBILITY: Readonly<Record<Admissibility, string>> = {
  admissible: 'recevable',
  premature: 'trop tôt à la réception : le délai de réponse de la caisse n’était pas passé',
  'no-prior-complaint': 'première réclamation à la caisse non trouvée dans le courriel',
  'court-seized': 'un tribunal est saisi : à examiner par une personne',
  'not-a-complaint': 'pas une réclamation',
  'to-review': 'doute : à examiner par une personne',
};

export const ACCESS = {
  direct: 'accès direct',
  'last-resort': 'dernier recours',
  'first-complaint': 'première réclamation',
} as const;

export const NIR_STATUS: Readonly<Record<NirStatus, string>> = {
  valid: 'clé juste',
  'key-not-supplied': 'donné sans sa clé, qui a été calculée',
  corrected: 'lettres lues comme des chiffres (O, I) : à vérifier',
  'invalid-key': 'clé fausse : à redemander, jamais corrigée',
  provisional: 'numéro provisoire : à vérifier',
  ambiguous: 'plusieurs numéros possibles : à demander',
  absent: 'aucun numéro dans le courriel',
};

export const EVIDENCE: Readonly<Record<Evidence['about'], string>> = {
  kind: 'nature',
  category: 'sujet',
  'prior-complaint': 'première réclamation',
  answered: 'réponse reçue',
  unanswered: 'sans réponse',
  'direct-access': 'accès direct',
  court: 'tribunal',
  cra: 'commission de recours amiable',
  nir: 'NIR',
  objet: 'objet',
};

export const SOURCES: Readonly<Record<NirSource, string>> = {
  subject: 'objet du courriel',
  body: 'texte',
  signature: 'signature',
  quoted: 'texte cité',
  forwarded: 'courriel transféré',
  attachment: 'pièce jointe',
};

export const DEADLINE_STATES: Readonly<Record<Deadline['state'], string>> = {
  running: 'en cours',
  met: 'tenue',
  missed: 'dépassée',
  paused: 'suspendue',
  informative: 'pour information',
};

export const STATUSES: Readonly<Record<Status, string>> = {
  open: 'ouvert',
  waiting: 'en attente du citoyen',
  answered: 'répondu',
  closed: 'clos',
};

/** With its article: « … n’a pas pu être remis ». */
export const LETTERS: Readonly<Record<LetterKind, string>> = {
  acknowledgement: 'l’accusé de réception',
  'staff-notification': 'la notification à l’équipe',
  answer: 'la réponse au citoyen',
  reminder: 'le rappel',
  escalation: 'le signalement au responsable',
  'citizen-notice': 'l’avis au citoyen',
  alert: 'l’alerte',
  digest: 'le point du jour',
};

/** What the complaint is about, for staff; its subject where the mail gave no objet. */
export function objetOf(file: Case): string {
  return file.objet.trim() === '' ? subjects(file) : file.objet;
}

/** What was understood, told to the citizen; the category alone, and no guess where there is none. */
export function understood(file: Case): string {
  return file.category === 'autre' ? 'le sujet sera précisé par la personne qui vous lit' : subjects(file);
}

/** « remboursement et soins dentaires »: the main subject, then the others. */
export function subjects(file: Pick<Case, 'category' | 'secondaryCategories'>): string {
  return enumeration([file.category, ...file.secondaryCategories].map((one) => CATEGORIES[one]));
}
