/** Seed 001: the conciliateur de l’assurance maladie as service-public described him on 14 February 2017. */
import { defineProcedure } from '../procedure.ts';
import { crpaIdentification, crpaReceipts, nirForSocialSecurity, silenceOfTheMediation } from './crpa.ts';
import { commissionDeRecoursAmiable, commissionMedicale, defenseurDesDroits, tribunalThatEnds } from './recours.ts';
import { seedSentences } from './seed.ts';

const seed = seedSentences('001');

const alongside = seed(
  'saisir le conciliateur ne vous empêche pas de faire un recours auprès de la Commission de recours amiable (particuliers) ou du Défenseur des droits (particuliers)',
);
const doctor = seed(
  'Votre réclamation concerne vos relations avec un médecin (par exemple, vous ne parvenez pas à désigner un médecin traitant ou vous avez des difficultés pour obtenir un rendez-vous chez un médecin spécialiste dans des délais satisfaisants)',
);

export const cpamConciliateur2017 = defineProcedure({
  id: 'cpam-conciliateur-2017',
  role: 'le conciliateur de l’assurance maladie',
  regime: 'public',
  step: 'last-resort',
  who: {
    text: 'Le conciliateur s’adresse à tous les usagers du régime général de l’assurance maladie.',
    source: seed("Tous les usagers du régime général de l'Assurance Maladie."),
  },
  channels: [
    {
      text: 'Vous pouvez aussi écrire au conciliateur par courrier, à l’adresse de votre caisse.',
      source: seed("Il faut écrire au conciliateur et adresser le courrier à votre caisse d'assurance maladie"),
    },
  ],
  firstStep: {
    text: 'Faites d’abord votre réclamation à votre caisse d’assurance maladie.',
    source: seed('Vous pouvez saisir le conciliateur uniquement après avoir saisi votre caisse'),
  },
  silenceThreshold: null,
  priorComplaintByTelephone: false,
  directAccess: [
    { case: 'refus-de-soins', source: seed("Vous estimez être victime d'un refus de soins") },
    { case: 'relations-medecin', source: doctor },
    { case: 'medecin-traitant', source: doctor },
    { case: 'rendez-vous', source: doctor },
  ],
  courtSeizedBars: seed(
    "le conciliateur ne peut pas intervenir si vous avez déjà saisi une juridiction (Tribunal des affaires de sécurité sociale (particuliers), Tribunal du contentieux de l'incapacité (particuliers))",
  ),
  required: crpaIdentification,
  conditional: [],
  notAComplaint: [],
  deadlines: [...crpaReceipts, silenceOfTheMediation],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'La conciliation ne remplace pas les autres recours, avant un tribunal ou devant lui. Elle n’interrompt pas le délai de prescription. Vous voulez contester une décision ? N’attendez pas notre réponse : respectez le délai écrit sur la lettre de décision.',
      source: seed(
        "la conciliation ne se substitue pas aux autres voies de recours, pré-contentieuses et contentieuses, et n'interrompt pas le délai de prescription",
      ),
    },
  ],
  powers: {
    text: 'Le conciliateur ne tranche pas un litige et ne prend pas de décision. Il rétablit le dialogue entre la caisse et vous. Il peut vous expliquer la décision contestée et proposer à la caisse une décision qui mettrait fin au différend.',
    source: seed(
      "Il n'a pas vocation à trancher un litige, mais à établir ou rétablir une communication entre la caisse et vous. Il peut ainsi expliquer la décision contestée et proposer à la caisse une décision qui mettrait fin au différend.",
    ),
  },
  recourses: [
    commissionDeRecoursAmiable,
    commissionMedicale,
    tribunalThatEnds(
      'si vous saisissez un tribunal, la conciliation prend fin.',
      seed("la saisine d'une juridiction met fin à la procédure de conciliation"),
    ),
    { ...defenseurDesDroits, source: alongside },
  ],
  personLookup: nirForSocialSecurity,
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: false,
});
