/** Seed 004: the complaints service of CPMS, a private body. The CRPA does not apply; its own 10 days and 2 months do. */
import { defineProcedure } from '../procedure.ts';
import { seedSentences } from './seed.ts';

const seed = seedSentences('004');

const coordinates = seed('Coordonnées (adresse postale, adresse électronique valide, n° de téléphone)');
const answer = seed(
  '2 mois pour vous apporter la réponse la plus adaptée à votre problématique. Notre réponse vous est adressée selon les mêmes modalités que votre réclamation (voie postale ou électronique).',
);
/** C. conso. L. 612-2: a mediator is seized after a written complaint, within one year of it. */
const withinOneYear =
  'Vous pouvez le saisir après notre réponse, ou si nous ne vous avons pas répondu au bout de deux mois. Le délai est d’un an à compter de votre réclamation écrite (article L. 612-2 du code de la consommation).';

export const cpmsReclamations = defineProcedure({
  id: 'cpms-reclamations',
  role: 'le service réclamations de CPMS',
  regime: 'private',
  step: 'first-complaint',
  who: null,
  channels: [
    {
      text: 'Vous pouvez aussi nous téléphoner. Une réclamation écrite se fait par courriel ou par courrier.',
      source: seed(
        'Les réclamations écrites adressées à CPMS doivent être effectuées: - Soit par voie électronique - Soit par voie postale',
      ),
    },
  ],
  firstStep: null,
  silenceThreshold: null,
  priorComplaintByTelephone: false,
  directAccess: [],
  courtSeizedBars: null,
  required: [
    { piece: 'nom', source: seed('Nom – Prénom') },
    { piece: 'nir', source: seed("Numéro de sécurité sociale de l'adhérent concerné") },
    { piece: 'adresse-postale', source: coordinates },
    { piece: 'telephone', source: coordinates },
    { piece: 'entreprise', source: seed('Entreprise / Souscripteur du contrat') },
  ],
  conditional: [],
  notAComplaint: [
    {
      text: 'Une demande d’information',
      source: seed("D'une demande d'information : Ex : « À quel montant de remboursement ai-je droit ? »"),
    },
    {
      text: 'Une demande de clarification',
      source: seed(
        "D'une demande de clarification : Ex : « Je ne comprends pas sur quelle base je dois calculer mon remboursement. »",
      ),
    },
    {
      text: 'Une demande de confirmation',
      source: seed(
        "D'une demande de confirmation : Ex : « Ai-je bien droit à telle ou telle prestation dans mon contrat ? »",
      ),
    },
  ],
  deadlines: [
    {
      kind: 'ack-due-seed-10-days-calendar',
      duty: 'acknowledgement',
      period: { count: 10, unit: 'jours' },
      label: 'accusé de réception',
      rule: 'règle CPMS',
      source: seed(
        '10 jours pour accuser réception de votre réclamation à compter de sa réception par le service réclamations.',
      ),
    },
    {
      kind: 'ack-due-acpr-10-jours-ouvrables',
      duty: 'acknowledgement',
      period: { count: 10, unit: 'jours-ouvrables' },
      label: 'accusé de réception',
      rule: 'recommandation de l’ACPR',
      source: { reference: 'ACPR recommandation 2024-R-02', certainty: 'secondary' },
    },
    {
      kind: 'response-due-2-months',
      duty: 'answer',
      period: { count: 2, unit: 'mois' },
      label: 'réponse de CPMS',
      rule: 'règle CPMS',
      source: answer,
    },
    {
      kind: 'response-safe-target-previous-working-day',
      duty: 'safe-target',
      period: { count: 2, unit: 'mois' },
      label: 'dernier jour ouvré pour répondre',
      rule: 'règle CPMS, ramenée au jour ouvré précédent',
      source: { reference: 'office', quote: "Ces délais s'entendent de la durée maximale" },
    },
  ],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'Nous vous répondons par le même moyen que votre réclamation : ici, par courriel. Le délai de deux mois est un maximum.',
      source: answer,
    },
  ],
  powers: null,
  recourses: [
    {
      to: 'Le médiateur de l’assurance',
      text: `C’est lui, si votre contrat est porté par un assureur. ${withinOneYear}`,
      address: ['LA MÉDIATION DE L’ASSURANCE', 'TSA 50110', '75441 PARIS CEDEX 09'],
      url: 'https://www.mediation-assurance.org/',
      when: 'after-answer',
      source: seed("Votre porteur de risque est un assureur : le médiateur de l'assurance"),
    },
    {
      to: 'Le médiateur du CTIP',
      text: `C’est lui, si votre contrat est porté par une institution de prévoyance. ${withinOneYear}`,
      address: ['LE MÉDIATEUR DU CTIP', '10, rue Cambacérès', '75008 PARIS'],
      url: 'https://ctip.asso.fr/',
      when: 'after-answer',
      source: seed('Votre porteur de risque est une institution de prévoyance : le médiateur du CTIP'),
    },
  ],
  personLookup: {
    allowed: false,
    source: {
      reference: 'CNIL, pack de conformité assurance (AU-31)',
      quote: 'à l’exclusion de toute utilisation aux fins d’identification des doublons ou des homonymies',
      certainty: 'secondary',
    },
  },
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: false,
});
