/** The verbs by which one complains, and the objects that make of them a complaint or not. */
import { wordSet } from './words.ts';

/**
 * `complained`: a complaint by itself; `wrote`; `reached`: takes the caisse as its object; `sent`: needs a letter as
 * its object; `replied` by a complaint; `called` and `went`: no writing.
 */
export type Way = 'complained' | 'wrote' | 'reached' | 'reminded' | 'sent' | 'replied' | 'called' | 'went';

const STEMS: ReadonlyArray<readonly [Way, string]> = [
  ['complained', 'reclam protest contest rouspet'],
  ['reached', 'contact recontact sollicit alert interpell interrog questionn signal'],
  ['reminded', 'relanc'],
  [
    'sent',
    'adress envoy renvoy depos formul form post expedi laiss effectu redig present port multipli engag demand exprim expos manifest signifi tamponn dict sign',
  ],
  ['called', 'telephon retelephon appel rappel'],
  ['went', 'deplac'],
];
const FORMS: ReadonlyArray<readonly [Way, string]> = [
  ['complained', 'plaint plainte plaints plaintes reagi reclamer'],
  ['wrote', 'ecri ecris ecrit ecrits ecrite reecrit ecrire'],
  ['reached', 'saisi saisie saisis saisir prevenu prevenue prevenir'],
  [
    'sent',
    'fait faits faite refait fais fe fai remis remise emis introduit transmis transmise faire transmettre mis mise',
  ],
  ['replied', 'repondu'],
  ['called', 'joint joindre eu'],
  ['went', 'rendu rendue rendus alle allee alles passe passee venu venue venus'],
];
export const WAYS = new Map<string, Way>();
for (const [way, stems] of STEMS) {
  for (const stem of stems.split(' '))
    for (const end of ['e', 'ee', 'es', 'ees', 'er', 'ez']) WAYS.set(stem + end, way);
}
for (const [way, forms] of FORMS) for (const form of forms.split(' ')) WAYS.set(form, way);

/** `je réclamais par lettre`, told without an auxiliary; `je réclame depuis le 3 août`. */
export const IMPERFECT = wordSet(
  'reclamais protestais contestais ecrivais adressais envoyais deposais reclamions protestions contestions ecrivions adressions',
);
export const REFLEXIVE = new Set<Way>(['complained', 'went', 'sent', 'reached']);
export const BY_TELEPHONE = /^[^\n,]{0,60}(?:par telephone|au telephone|3646|36 46)/;
export const DISSATISFIED =
  /^[^\n]{0,12}(?:part de |parvenir )?\b(?:mon|notre|ma|mes|nos|ses|quelques) (?:mecontentement|desaccord|insatisfaction|protestations?|incomprehension|indignation|colere|reclamations?|objections?|griefs?|arguments?|doleances?)/;
export const EXPLAIN = /^[^\n]{0,25}\b(?:pourquoi|des explications|des comptes|une explication)/;
/** `demandé par courrier une attestation`. */
export const PAPERS =
  /^[^\n,;]{0,40}?\b(?:une?|mon|ma|mes|l'|le|la|des) ?(?:attestations?|carte|duplicata|formulaire|rendez-vous|rdv|certificat|releve|imprime|arret)\b/;
export const OTHER_OBJECT =
  /^(?:e|s)? ?(?:de |d'|un |une |le |la |mon |ma |les |mes )?(?:formulaire|dossier|demande|feuille|information|donnee|mot de passe|code|changement|demenagement|naissance|perte|arret)/;

export const FOR_THE_AUTHOR = /\b(?:pour (?:moi|nous|mon compte)|en mon nom|a (?:ma|notre) place|de ma part)\b/;
