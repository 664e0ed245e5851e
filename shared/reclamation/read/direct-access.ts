/**
 * The cases in which a conciliateur or médiateur may be seized without the caisse being asked first: relations with a
 * doctor (the seeds, domain.md § 6). A doctor, not the caisse, must be what the complaint is about.
 */
import type { DirectCase } from '../../office/procedure.ts';
import type { Evidence } from '../reading.ts';
import { anyOf, type Hit, hits, quote } from './evidence.ts';
import { sentenceAround } from './folded.ts';
import type { Region } from './regions.ts';

export interface DirectAccessReading {
  readonly cases: readonly DirectCase[];
  readonly evidence: readonly Evidence[];
}

export const DOCTOR =
  '(?:medecins?|generalistes?|docteurs?|doctoresse|dr|toubib|specialistes?|ophtalmo(?:logue|logiste)?s?|opthalmo[a-z]*|cardiologues?|dermato(?:logue)?s?|gyneco(?:logue)?s?|pediatres?|psychiatres?|rhumato(?:logue)?s?|neurologues?|pneumologues?|endocrino(?:logue)?s?|urologues?|orl|gastro[- ]?[a-z]*|radiologues?|chirurgiens?|dentistes?|chirurgien-dentiste|stomatologue|orthodontistes?|sages?-femmes?|praticiens?|praticienne|cabinet(?: medical| dentaire)?|maison de sante|centre de sante|professionnels? de sante|allergologues?|angiologues?|kines?(?:itherapeutes?)?|anesthesistes?|pharmacien(?:ne)?s?|pharmacie|clinique|hopital)';

const MEDECIN_TRAITANT = anyOf([
  // « je ne trouve pas de médecin traitant », « j'ai pas trouvé de généraliste qui me prenne »
  "(?:trouve|trouver|trouvons|trouvait|trouvee?|ai)(?: [a-z'-]+){0,3} (?:pas|plus|aucune?|nulle part|jamais)(?: [a-z'-]+){0,3} (?:medecins?|generalistes?|docteurs?)(?: (?:traitant|generaliste|de famille|referent))?",
  "(?:recherche|cherche|cherchons|recherchons|rechercher|chercher|quete)(?: [a-z'-]+){0,5} (?:d'un |un |de |mon |le |nouveau )*(?:nouveau )?(?:medecins?|generalistes?|docteurs?) ?(?:traitants?|generaliste|de famille|referent)?",
  "(?:(?:sans|pas de|pas d'|plus de|plus aucun|n'ai plus|aucun|faute de|absence de|manque de|penurie de|depourvu de|trouver un|declarer un|designer un|avoir un|obtenir un)(?: nouveau)?) medecins? traitants?",
  "(?:difficultes?|impossible|impossibilite|n'arrive pas|n'arrivons pas|parviens pas|parvient pas|galere|echoue|mal)(?: [a-z'-]+){0,4} (?:a |de |d'|pour )?(?:designer|declarer|choisir|trouver|obtenir|avoir|nommer)(?: [a-z'-]+){0,3} (?:medecins?|generalistes?|docteurs?)",
  "ne (?:prend|prends|prennent|prenne|prenait|accepte|acceptent)(?: [a-z'-]+){0,1} (?:pas|plus|aucun)(?: [a-z'-]+){0,3} ?(?:patients?|patientele|malades?)",
  "(?:medecin|docteur|dr [a-z-]+)(?: traitant)?(?: [a-z'-]+){0,4} (?:retraite|cesse son activite|ferme son cabinet|decede|parti|demenage)",
  "(?:refus(?:e|ent|ee?s?|es)?)(?: tous| toutes)?(?: [a-z'-]+){0,3} (?:d'etre |de devenir |comme )(?:mon |notre |son )?(?:medecin traitant|nouveau patient|nouveaux patients)|(?:complet|completes|patientele complete|liste d'attente)(?: [a-z'-]+){0,3} (?:medecin|generaliste)",
  "aucune? (?:autre )?(?:medecins?|generalistes?|docteurs?|cabinets?)(?: [a-z'-]+){0,6} (?:nouveaux patients|disponible|prend|accepte|veut)",
  'desert medical|deserts medicaux',
]);
/** The declaration exists and the caisse mislaid it: the caisse is the object. */
const DECLARATION_MISLAID =
  /declaration(?: [a-z'-]+){0,4} (?:medecin traitant )?(?:n'est|n'a|pas|toujours|jamais|perdue|non)|(?:hors parcours|enregistre|pris en compte|prise en compte)/;

const APPOINTMENT = '(?:rendez[- ]?vous|rdv|r\\.d\\.v|consultation|creneau)';
const RENDEZ_VOUS = anyOf([
  `(?:aucune?|pas un|pas une)(?: seule?)? ${DOCTOR}(?: [a-z'-]+){0,6} (?:recevoir|voir|prendre|dispo(?:nible)?|place)`,
  `${DOCTOR}(?: [a-z'-]+){0,5} (?:recevoir|voir) (?:avant|que dans|qu'en)`,
  `(?:pas|aucune?|plus|impossible|impossibilite|difficultes?|jamais|n'arrive pas|parviens pas|refus(?:e|ee|ent|er)?|attendre|attente|delais?|premier|prochain|1er)(?: [^\\n]{0,60}?)? ?${APPOINTMENT}`,
  `${APPOINTMENT}(?: [^\\n]{0,70}?)? (?:avant|dans|pas avant|que dans|en|d'ici) (?:\\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|l'annee|l'an|fin)(?: (?:a|ou) \\d+)? ?(?:mois|semaines|ans?|prochaine?|\\d{4})?`,
  `${APPOINTMENT}(?: [^\\n]{0,40}?)? (?:annulee?|refusee?|reportee?|impossible|tardi(?:f|ve))`,
]);
/** An appointment with the caisse's own people is no doctor's. */
const APPOINTMENT_AT_CAISSE =
  /(?:agence|conseillere?|guichet|cpam|caisse|accueil|medecin[- ]conseil|service medical|controle medical|telephonique|agent)\b/;

const WHOM = "(?:me |m'|nous |le |la |les |lui |mon |ma |mes |notre |un |une |une? |sa |son )";
const REFUS_DE_SOINS = anyOf([
  'refus de (?:me |le |la |nous )?(?:soins?|soigner|consultation)|refus de (?:me |nous |le |la )?(?:recevoir|prendre en consultation|ausculter)',
  `(?:refus(?:e|ee|es|ent|er|ait|aient|ant)?)(?: [a-z'-]+){0,4} (?:de |d')${WHOM}?(?:soigner|soins?|recevoir|consulter|ausculter|examiner|operer|voir|prendre (?:en (?:charge|consultation)|comme patiente?|rendez-vous)|traiter|accueillir|donner (?:un |des )?soins|donner un (?:rendez-vous|rdv)|donner de (?:rendez-vous|rdv)|fixer un (?:rendez-vous|rdv)|delivrer)`,
  "(?:refuse(?:nt)?|refusee?s?|accepte(?:nt)? (?:pas|plus)|prend(?:s|nent)? (?:pas|plus)|recoit (?:pas|plus)|soigne(?:nt)? (?:pas|plus))(?: [^\\n]{0,40}?)? (?:la |les |de |parce que [a-z' ]{0,20}|car [a-z' ]{0,20}|beneficiaires de |patients |patient )?(?:c2s|css|cmu(?:-c)?|ame|complementaire sante solidaire|aide medicale)",
  "(?:m'a|nous a|l'a|a|ont|m'ont) (?:refuse|refusee?|econduit|econduite|renvoyee?|mise? a la porte)(?: [^\\n]{0,50}?)? (?:c2s|css|cmu|ame|complementaire sante solidaire|soins?|rendez-vous|rdv|consultation)",
  '(?:discrimin(?:ation|atoire|ee?))(?: [^\\n]{0,60}?)? (?:medecin|docteur|dr|cabinet|dentiste|specialiste|soins|cmu|c2s)',
]);
/** Relations are with a doctor (the seeds); a pharmacy's or a clinic's bill is no such thing. */
const PRACTITIONER = DOCTOR.replace('|pharmacien(?:ne)?s?|pharmacie|clinique|hopital', '');
const RELATIONS = anyOf([
  `(?:plains|plaindre|plainte|reclamation|conteste|litige|differend|conflit|mecontente?|desaccord|comportement|attitude|propos|depassements? d'honoraires|honoraires|factur(?:e|ation)|deplore)(?: [^\\n]{0,60}?)? (?:contre |du |de la |de l'|avec |envers |de mon |de notre |d'un |chez |par )+(?:le |la |mon |un |une |notre )?${PRACTITIONER}`,
  `(?:mon |le |ce |notre |un )?${PRACTITIONER}(?: [^\\n]{0,40}?)? (?:m'a|nous a|a|me|nous)(?: [a-z'-]+){0,3} (?:insulte|humilie|mal recue?|crie|hurle|parle|manque de respect|rabaisse|factur[a-z]+|reclame|demande (?:un )?(?:depassement|\\d)|fait payer|mis(?:e)? dehors|raccroche)`,
  `depassements? d'honoraires`,
]);
/** The caisse refuses, pays or answers here: not a doctor. */
const CAISSE_SUBJECT =
  /\b(?:caisse|cpam|cnmss|cgss|cpms|secu|securite sociale|ameli|assurance maladie|vos services|vous|mutuelle|medecin[- ]conseil|medecins[- ]conseils?|controle medical|service medical|complementaire sante (?:collective|d'entreprise))\b/;
const REIMBURSEMENT = /\b(?:rembours[a-z]*|prise? en charge de|entente prealable|accord prealable|indemnit[a-z]*)\b/;

/** Which of the direct-access cases the mail tells, with the words. Independent of any procedure. */
export function directAccessOf(regions: readonly Region[]): DirectAccessReading {
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'signature');
  const found = new Map<DirectCase, Hit>();
  const note = (which: DirectCase, hit: Hit): void => {
    if (!found.has(which)) found.set(which, hit);
  };
  const sentence = (hit: Hit): string => {
    const around = sentenceAround(hit.region.folded.text, hit.start);
    return hit.region.folded.text.slice(Math.max(around.start, hit.start - 120), Math.min(around.end, hit.end + 120));
  };
  const doctor = new RegExp(`(?<![a-z])${DOCTOR}(?![a-z])`);
  const anywhere = (hit: Hit): boolean => doctor.test(hit.region.folded.text.replace(/medecins?[- ]conseils?/g, ' '));

  for (const hit of hits(told, MEDECIN_TRAITANT)) {
    if (!DECLARATION_MISLAID.test(sentence(hit))) note('medecin-traitant', hit);
  }
  for (const hit of hits(told, RENDEZ_VOUS)) {
    const around = sentence(hit);
    if (APPOINTMENT_AT_CAISSE.test(around) || !anywhere(hit)) continue;
    if (REIMBURSEMENT.test(hit.match[0])) continue;
    note('rendez-vous', hit);
  }
  for (const hit of hits(told, REFUS_DE_SOINS)) {
    const around = sentence(hit);
    const byDoctor = doctor.test(around.replace(/medecins?[- ]conseils?/g, ' '));
    if (CAISSE_SUBJECT.test(hit.match[0]) || REIMBURSEMENT.test(hit.match[0])) continue;
    if (!byDoctor && (!anywhere(hit) || CAISSE_SUBJECT.test(around.replace(/\b(?:vous|je vous)\b/g, ' ')))) continue;
    note('refus-de-soins', hit);
  }
  for (const hit of hits(told, RELATIONS)) {
    const around = sentence(hit);
    if (REIMBURSEMENT.test(around) || /medecin[- ]conseil/.test(around)) continue;
    note('relations-medecin', hit);
  }
  return {
    cases: [...found.keys()],
    evidence: [...found.values()].map((hit) => quote('direct-access', hit.region, hit.start, hit.end)),
  };
}
