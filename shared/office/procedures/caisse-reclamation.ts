/**
 * The complaint desk of a caisse itself: the first step that seeds 000 and 002 send people to before the conciliateur,
 * who may be seized after three weeks of its silence. Those three weeks are its own target for an answer.
 */
import { defineProcedure } from '../procedure.ts';
import { crpaIdentification, crpaReceipts, nirForSocialSecurity, silenceOfTheCaisse } from './crpa.ts';
import { commissionEnGeneral, commissionMedicale, defenseurDesDroits, tribunalJudiciaire } from './recours.ts';

export const caisseReclamation = defineProcedure({
  id: 'caisse-reclamation',
  role: 'le service réclamations de votre caisse',
  regime: 'public',
  step: 'first-complaint',
  who: null,
  channels: [
    {
      text: 'Vous pouvez aussi nous joindre par courrier ou par téléphone.',
      source: {
        reference: 'seed 000',
        quote: "prenez tout d'abord contact avec la CNMSS par courrier, par courriel ou par téléphone",
      },
    },
  ],
  firstStep: null,
  silenceThreshold: null,
  priorComplaintByTelephone: false,
  directAccess: [],
  courtSeizedBars: null,
  required: crpaIdentification,
  conditional: [],
  notAComplaint: [],
  deadlines: [
    ...crpaReceipts,
    {
      kind: 'response-due-3-weeks',
      duty: 'answer',
      period: { count: 3, unit: 'semaines' },
      label: 'réponse de la caisse',
      rule: 'délai avant la saisine du conciliateur',
      source: {
        reference: 'seed 002',
        quote:
          "Si la réponse ne vous satisfait pas ou en cas de non réponse de votre caisse d'Assurance Maladie sous 3 semaines, vous pouvez saisir le conciliateur",
        certainty: 'inferred',
      },
    },
    silenceOfTheCaisse,
  ],
  missingPiecesWithin: { count: 15, unit: 'jours' },
  effects: [
    {
      text: 'Votre réclamation ne remplace pas un recours. Vous voulez contester une décision ? Respectez le délai écrit sur la lettre de décision, sans attendre notre réponse.',
      source: { reference: 'CSS R. 142-1', certainty: 'inferred' },
    },
  ],
  powers: null,
  recourses: [
    {
      to: 'Le conciliateur (ou médiateur) de votre caisse',
      text: 'Si notre réponse ne vous convient pas, ou si nous ne vous avons pas répondu au bout de trois semaines, vous pouvez lui écrire. Il propose des solutions à l’amiable.',
      when: 'after-answer',
      source: {
        reference: 'seed 002',
        quote:
          "Si la réponse ne vous satisfait pas ou en cas de non réponse de votre caisse d'Assurance Maladie sous 3 semaines, vous pouvez saisir le conciliateur de votre caisse d'Assurance Maladie.",
      },
    },
    commissionEnGeneral,
    commissionMedicale,
    tribunalJudiciaire,
    { ...defenseurDesDroits, source: { ...defenseurDesDroits.source, certainty: 'inferred' } },
  ],
  personLookup: nirForSocialSecurity,
  followUpTarget: { count: 10, unit: 'jours-ouvres' },
  freeOfCharge: false,
});
