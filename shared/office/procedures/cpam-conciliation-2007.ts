/** Seed 002: conciliation at a CPAM, quoting ameli.fr of 25 January 2007 (« ne remplace par » is its own misprint). */
import { defineProcedure } from '../procedure.ts';
import { crpaIdentification, crpaReceipts, nirForSocialSecurity, silenceOfTheMediation } from './crpa.ts';
import { commissionDeRecoursAmiable, commissionMedicale, defenseurDesDroits, tribunalJudiciaire } from './recours.ts';
import { seedSentences } from './seed.ts';

const seed = seedSentences('002');

const doctor = seed(
  'Vous pouvez aussi le saisir directement si votre réclamation concerne vos relations avec un médecin lorsque, par exemple, vous ne parvenez pas à désigner un médecin traitant ou en cas de difficultés pour obtenir un rendez chez un médecin spécialiste dans des délais satisfaisants.',
);

export const cpamConciliation2007 = defineProcedure({
  id: 'cpam-conciliation-2007',
  role: 'le conciliateur de votre caisse d’assurance maladie',
  regime: 'public',
  step: 'last-resort',
  who: {
    text: 'La conciliation aide les personnes qui contestent en vain une décision de leur CPAM.',
    source: seed('aider les personnes qui contestent en vain une décision de leur CPAM'),
  },
  channels: [
    {
      text: 'Vous pouvez aussi écrire au conciliateur sur papier libre, à l’adresse de votre caisse.',
      source: seed('Faites votre réclamation par écrit, sur papier libre'),
    },
  ],
  firstStep: {
    text: 'Faites d’abord votre réclamation à votre caisse d’assurance maladie : par courrier, par téléphone, au guichet, ou par courriel si votre caisse le propose.',
    source: seed(
      "prenez tout d'abord contact avec votre caisse d'Assurance Maladie par courrier, ou par téléphone, ou en vous déplaçant au guichet, ou encore par e-mail si votre caisse d'Assurance Maladie le propose",
    ),
  },
  silenceThreshold: {
    period: { count: 3, unit: 'semaines' },
    source: seed("en cas de non réponse de votre caisse d'Assurance Maladie sous 3 semaines"),
  },
  priorComplaintByTelephone: true,
  directAccess: [
    { case: 'relations-medecin', source: doctor },
    { case: 'medecin-traitant', source: doctor },
    { case: 'rendez-vous', source: doctor },
  ],
  courtSeizedBars: { reference: 'CSS L. 162-15-4', certainty: 'secondary' },
  required: crpaIdentification,
  conditional: [],
  notAComplaint: [],
  deadlines: [
    ...crpaReceipts,
    {
      kind: 'response-due-3-weeks',
      duty: 'answer',
      period: { count: 3, unit: 'semaines' },
      label: 'réponse du conciliateur',
      rule: 'engagement du conciliateur',
      source: seed("Il s'engage à vous répondre sous 3 semaines"),
    },
    silenceOfTheMediation,
  ],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'Écrire au conciliateur ne remplace pas les autres recours et ne suspend pas leurs délais.',
      source: seed(
        "saisir le conciliateur ne remplace par les voies de recours disponibles pour contester une décision prise par l'Assurance Maladie, et ne suspend pas les délais à respecter en pareil cas",
      ),
    },
    {
      text: 'Les délais encore à votre disposition : un délai pour contester part du jour où vous avez reçu la décision. Il continue pendant la conciliation. Pour savoir combien de temps il vous reste, regardez la date de la lettre de décision et le délai écrit dessus. S’il reste peu de temps, faites le recours sans attendre le conciliateur.',
      source: seed(
        "Un accusé de réception vous sera renvoyé. Il vous rappellera, s'il y a lieu, les autres voies de recours possibles et les délais encore à votre disposition.",
      ),
    },
  ],
  powers: {
    text: 'Le conciliateur ne prend pas de décision. Il donne des avis et propose des solutions à l’amiable. Il est neutre, impartial et indépendant.',
    source: seed("Il n'a pas de pouvoir de décision ; il émet des avis et propose des solutions à l'amiable."),
  },
  recourses: [
    commissionDeRecoursAmiable,
    commissionMedicale,
    tribunalJudiciaire,
    { ...defenseurDesDroits, source: { ...defenseurDesDroits.source, certainty: 'inferred' } },
  ],
  personLookup: nirForSocialSecurity,
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: false,
});
