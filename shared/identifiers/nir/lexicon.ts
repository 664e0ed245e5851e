/**
 * The words around a number, without accents and in lower case, by what they say of it (domain.md § 2.5).
 * By word, with typos, rather than by phrase: people write « numero de secu », « N° S.S. », « num securitée social ».
 */

/**
 * `nir` names the number by itself · `secu`, `social`, `assure`, `register` (matricule, immatriculation, INSEE) and
 * `waiting` (provisoire, attente) make a label with a `number` word · `vitale` the card, whose number people call their NIR
 * · `adherent` may be the insured person, or a mutuelle's own number · `contrary` another kind of number · `matter` a thing
 * that has a number when one says so (réclamation n°), and is prose otherwise
 * · `relation` somebody else · `self` the writer · `third` possessives of somebody else · `own` propre
 * · `insured` ouvrant droit, titulaire · `anaphora` celui · `link` says nothing · `unknown` any other word.
 */
export type WordClass =
  | 'nir'
  | 'ss'
  | 'secu'
  | 'social'
  | 'assure'
  | 'assurance'
  | 'register'
  | 'waiting'
  | 'vitale'
  | 'number'
  | 'adherent'
  | 'contrary'
  | 'matter'
  | 'relation'
  | 'self'
  | 'third'
  | 'own'
  | 'insured'
  | 'anaphora'
  | 'link'
  | 'unknown';

const WORDS: readonly (readonly [WordClass, string])[] = [
  ['nir', 'nir nirpp nss nia nnp ssn'],
  ['ss', 'ss'],
  ['secu', 'sec secu secue secus securite security'],
  ['assure', 'assure assuree assures assurees assujetti'],
  ['assurance', 'assurance assurances'],
  ['register', 'matricule immatriculation immatriculations insee rnipp'],
  ['waiting', 'provisoire attente temporaire inscription'],
  ['vitale', 'vitale vital'],
  ['adherent', 'adherent adherente adherents adherentes'],
  [
    'contrary',
    `dossier dossiers commande commandes facture factures contrat contrats imei suivi colis recommande recommandee iban
     rib siret siren rpps finess adeli ref refs reference references bic rum ics tva naf ape ean isbn imsi iccid mmsi
     serie lrar tracking colissimo chronopost telephone telephones tel portable mobile fax gsm smartphone
     cb bancaire visa mastercard amex sinistre sinistres ticket tickets devis bordereau virement transaction licence
     permis passeport cni fiscal fiscale spi amc allocataire caf timestamp horodatage uuid hash token quittance
     bancontact kbis rna rcs barre barres sepa ar rar`,
  ],
  [
    'matter',
    `compte comptes police cheque remise paiement mandat identite decompte decomptes ordonnance prescription cerfa
     courrier courriel mail lettre demande demandes reclamation reclamations requete notification notifications archivage
     mutuelle mutuelles code codes abonne abonnement incident session livraison expedition envoi avis titre creance
     prelevement echeancier intervention accord teletransmission fse lot ordre badge accident organisme autorisation
     appel formulaire message participation employeur etablissement charge operation enregistrement depot arret feuille
     indu indus pension pensions rente rentes entente ententes`,
  ],
  [
    'relation',
    `fils fille filles enfant enfants bebe femme mari epouse epoux conjoint conjointe compagne compagnon partenaire
     concubin concubine pere mere parent parents maman papa frere soeur ayant beneficiaire patient patiente protege protegee
     neveu niece oncle tante cousin cousine collegue ami amie voisin voisine client cliente pupille gendre bru filleul
     jumeau jumelle aine ainee cadet cadette`,
  ],
  ['self', 'mon ma mes moi mien mienne personnel personnelle soussigne soussignee'],
  ['third', 'son sa ses leur leurs'],
  ['own', 'propre'],
  ['insured', 'ouvrant ouvreur titulaire souscripteur souscriptrice affilie affiliee'],
  ['anaphora', 'celui celle ceux'],
  [
    'link',
    `est e s es le la les l de d du des a au aux et ou en sur sous par pour avec sans dans c ce ci cet cette il elle s agit
     suivant suivante suivants dessous dessus apres voici voila votre vos notre nos savoir soit bien egalement aussi
     toujours exact complet entier qui que telle quel information rappel tant chiffres chiffre premiers derniers
     caracteres cle clef key figurant figure indique indiquee mentionne etant donne joint merci svp is the my of
     francais francaise dit dite concerne concernee concernes principal principale droit droits actuel valide valable
     definitif ancien nouveau carte attestation ameli cpam cnam cnmss cgss msa maladie medicale militaire regime general france
     je vous ai me monsieur madame mr mme mlle suis objet nom prenom identifiant identification numerique
     obligatoire ne nee interesse interessee malade defunt defunte salarie salariee retraite retraitee militaires pensionne
     pensionnee requerant requerante demandeur demandeuse plaignant plaignante mineur mineure majeur majeure personne famille
     soins soin prealable foyer usager veuf veuve orphelin orpheline etudiant etudiante apprenti apprentie eleve agent agente`,
  ],
];

const CLASSES: ReadonlyMap<string, WordClass> = new Map(
  WORDS.flatMap(([name, words]) => words.split(/\s+/).map((word): [string, WordClass] => [word, name])),
);

/** Numéro in its abbreviations and typos: n, no, nr, num, numero, numro, numéros, number. */
const NUMBER = /^n(?:o|r|os|um[a-z]{0,6}|mero|uemro)?$/;
/** Sécurité as mail programs of two charsets leave it: `s?curit?`, `sÃ©curitÃ©` — the accents no longer letters. */
const MANGLED_SECU = /^s?curit[a-z]{0,2}$/;
/** Not société, sociologie. */
const SOCIAL = /^so(?:c|ci(?!et|o)[a-z]{0,6}|ical[a-z]{0,2}|cal[a-z]{0,2})$/;
const REGISTER = /^imm?at[a-z]{3,12}$|^matri?cule?s?$/;

/** The class of one word, folded. */
export function classOf(word: string): WordClass {
  const known = CLASSES.get(word);
  if (known !== undefined) return known;
  if (NUMBER.test(word)) return 'number';
  if (MANGLED_SECU.test(word) || isOneSlipFrom(word, 'securite')) return 'secu';
  if (SOCIAL.test(word)) return 'social';
  return REGISTER.test(word) ? 'register' : 'unknown';
}

/** Whether one letter missing, added, wrong, or swapped with its neighbour separates the word from the expected one, which it is not. */
function isOneSlipFrom(word: string, expected: string): boolean {
  let head = 0;
  while (word[head] === expected[head]) head++;
  const rest = word.slice(head);
  const due = expected.slice(head);
  return (
    rest.slice(1) === due ||
    rest === due.slice(1) ||
    rest.slice(1) === due.slice(1) ||
    (rest.charAt(0) === due.charAt(1) && rest.charAt(1) === due.charAt(0) && rest.slice(2) === due.slice(2))
  );
}
