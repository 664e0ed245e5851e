/**
 * The words of each category (domain.md § 10), as patterns over folded text. A term names the subject matter, not a
 * thing in passing: `mon compte ameli` as a way of writing is no `compte-ameli`, `carte Vitale n°` no `carte-vitale`.
 */
import type { Category } from '../category.ts';
import { DOCTOR } from './direct-access.ts';

/**
 * - `cause`: a matter of its own, named before the benefit that it delays (`c2s` before a refusal).
 * - `benefit`: what is claimed: a reimbursement, a decision to pay.
 * - `care`: for what care; it qualifies the benefit claimed, and counts for little where none is.
 * - `service`: how the office behaves; secondary to what it behaves badly about.
 */
export type Rank = 'cause' | 'benefit' | 'care' | 'service';

export interface CategoryTerms {
  readonly category: Exclude<Category, 'autre'>;
  readonly rank: Rank;
  readonly terms: readonly string[];
  /** Terms that count half: they stand in mails about other matters too. */
  readonly passing?: readonly string[];
}

/** Reimbursing what was levied is no reimbursement of care. */
const NOT_OF_LEVIES =
  "(?! (?:[a-z']+ ){0,3}(?:mensualites?|cotisations?|prelevements?|prime|primes|trop[- ]percu|indu|sommes? (?:indument )?prelevee?s?|somme de|la somme|dette|(?:les |des |\\d+ |deux |trois )?(?:euros )?preleves))";

export const CATEGORY_TERMS: readonly CategoryTerms[] = [
  {
    category: 'refus-prise-en-charge',
    rank: 'benefit',
    terms: [
      "(?:refus|rejet)(?:ee?s?|e|ez|ent|er)?(?: [a-z'-]+){0,5} (?:de |d'une |la |ma |sa |en )?prises? en charge",
      "prises? en charge(?: [a-z'-]+){0,6} (?:refusee?s?|rejetee?s?|refus)",
      "(?:accord|entente|demande d'accord|demande d'entente) prealable",
      "(?:non|pas|plus|n'est plus|n'est pas|aucune|jamais) (?:ete |etre )?(?:prises? en charge|prise? en charge)",
      "refus de (?:remboursement|rembourser|cure|financement|payer|soins a l'etranger)",
      "avis (?:defavorable|medical defavorable)(?: [a-z'-]+){0,4}",
      "(?:cure(?: thermale)?|prothese|fauteuil|appareil|traitement|operation|intervention|demande|dossier|seances?|irm|scanner|materiel|bilan|prestation)(?: [a-z'-]+){0,4} (?:a ete |m'a ete |est |sont |ont ete |m'est )(?:refusee?s?|rejetee?s?)",
      "(?:cure(?: thermale)?|prothese|fauteuil|appareil|traitement|operation|intervention)(?: [a-z'-]+){0,4} (?:que |qu')?(?:vous |la caisse |la cpam |on )?(?:m'|nous |me l'|nous l')?(?:avez|a|ont) refusee?s?",
      "(?:refus|refuse|refusee?s?|rejet|rejetee?s?)(?: [a-z0-9'-]+){0,9} (?:cure(?: thermale)?|fauteuil|prothese|traitement|intervention|operation|materiel)",
      'cures?(?: thermales?| de [a-z-]+){0,2} ?[:,;-] ?(?:refusee?s?|rejetee?s?|refus)',
    ],
    passing: ['cures? thermales?|refus de (?:la |ma |votre )?(?:caisse|cnmss|cpam)'],
  },
  {
    category: 'remboursement',
    rank: 'benefit',
    terms: [
      `remboursements?${NOT_OF_LEVIES}`,
      `(?:rembourser|remboursez|rembourse|remboursee|rembourses|remboursees|remboursera|rembourseront|rembourserez|remboursent)${NOT_OF_LEVIES}`,
      'feuilles? de soins?|feuilles? de maladie',
      'base de remboursement|taux de remboursement',
      "(?:part|sommes?|montant|difference)(?: [a-z'-]+){0,4} (?:manque|manquante?|manquent)|il manque \\d+|(?:\\d+) ?(?:€|euros?)(?: [a-z'-]+){0,4} (?:manquent|manquants?)",
      "(?:frais|soins|consultations?|ordonnances?|medicaments|seances)(?: [a-z'-]+){0,6} (?:non|pas) (?:ete )?(?:rembourse|paye|regle)e?s?",
    ],
    passing: ['decomptes?'],
  },
  {
    category: 'delai-traitement',
    rank: 'service',
    terms: [
      "delais?(?: [a-z'-]+){0,2} (?:de traitement|d'attente|de reponse|de remboursement|de paiement|d'instruction|anorma(?:l|ux)|excessifs?|trop longs?|interminables?|inadmissibles?|inacceptables?|insupportables?|deraisonnables?)",
      "retards?(?: [a-z'-]+){0,4}",
      "(?:dossier|demande|remboursements?|traitement|reponse|declaration|situation)(?: [a-z'-]+){0,5} (?:en attente|attend|trai?ne|stagne|bloquee?s?|au point mort|en souffrance)",
      "(?:en attente|j'attends|attends|attendons|nous attendons|attente) (?:toujours |encore )*(?:depuis|le traitement|que mon dossier|que ma demande)",
      'en cours de (?:traitement|instruction|etude)',
      'patienter|lenteurs?|longueur|trop longs?|interminable',
      '(?:toujours|encore) pas (?:ete )?(?:traitee?s?|etudiee?s?|instruite?s?|examinee?s?)|(?:pas|jamais|non) (?:ete )?(?:traitee?s?|instruite?s?)',
      "(?:mon|ma|notre) (?:dossier|demande)(?: [a-z'-]+){0,3} n'avance (?:pas|plus)|aucune avancee|ca n'avance pas|rien n'avance",
    ],
  },
  {
    category: 'accueil',
    rank: 'service',
    terms: [
      'accueils?',
      "(?:agence|borne|point accueil)(?: [a-z'-]+){0,5} (?:fermee?s?|desagreable|inaccessible|horaires?|supprimee?|inhumaine?)",
      "(?:agent|agente|conseiller|conseillere|employee?|hotesse|personne|interlocut[a-z]+|dame|monsieur|telephoniste|operatrice|teleconseillere?)(?: [a-z'-]+){0,6} (?:desagreables?|impolie?s?|agressi(?:f|ve)|mepris[a-z]*|raccroche|malpolie?|insultee?|hautain[a-z]*|incompetente?|crie|mal (?:parle|recu|repondu)[a-z]*|moquee?|arrogante?|odieuse|ri au nez|manque de respect)",
      "injoignables?|personne ne (?:decroche|repond)|(?:impossible|impossibilite) de (?:vous |les |le |la |d')?(?:joindre|avoir quelqu'un|avoir un conseiller)|raccroche(?:r)?(?: [a-z]+){0,2} au nez|m'a raccroche|raccroche|au nez",
      "(?:horaires?|ouvre|ouverts?|ouverte?s?|fermee?s?|fermeture)(?: [a-z'-]+){0,5} (?:agences?|guichets?|accueil|caisse|cpam)|(?:agences?|guichets?|accueil)(?: [a-z'-]+){0,4} (?:n'ouvre|ouvre|ouverte?s?|fermee?s?|ferme)",
      "horaires? d'ouverture|heures? d'ouverture|files? d'attente|heures? d'attente|mal (?:recue?s?|accueillie?s?)",
      "3646(?: [a-z'-]+){0,6} (?:raccroche|attente|injoignable|ne repond|repond pas|coupe)|(?:attente|minutes|heure|heures|injoignable|joindre)(?: [a-z'-]+){0,5} (?:au |le |a la )?(?:3646|telephone|standard|plateforme)",
      "manque de respect|comportement(?: [a-z'-]+){0,4} (?:agent|conseiller|conseillere|guichet)|irrespect(?:ueux|ueuse)?",
    ],
    passing: ['guichets?'],
  },
  {
    category: 'gestion-dossier',
    rank: 'service',
    terms: [
      'gestion (?:de |du )(?:mon |ma |mes |notre |ce |son )?(?:dossier|contrat|compte|demande|sinistre)|mauvaise gestion|gestion (?:calamiteuse|deplorable|catastrophique)',
      "(?:dossiers?|documents?|pieces?|courriers?|papiers?|formulaires?|feuilles? de soins|certificats?|attestations?|ordonnances?|justificatifs?|arrets?)(?: [a-z'-]+){0,5} (?:perdue?s?|egaree?s?|introuvables?|disparue?s?|jamais (?:arrivee?s?|recue?s?)|pas recue?s?|non recue?s?)",
      "(?:perdu|egare)e?s?(?: [a-z'-]+){0,3} (?:dossiers?|documents?|pieces?|courriers?|papiers?|formulaires?|feuilles?|certificats?|attestations?|justificatifs?)",
      "(?:deja |re|plusieurs fois |\\d fois |trois fois |deux fois |quatre fois |x fois )(?:envoye|fourni|transmis|renvoye)e?s?(?: [a-z'-]+){0,5}|(?:renvoye|envoye|redemande|fourni|demande|reclame)e?s?(?: [a-z'-]+){0,3} (?:\\d|deux|trois|quatre|cinq|plusieurs|x) fois",
      "(?:on me |me )(?:redemande|reclame (?:encore|toujours|sans cesse))(?: [a-z'-]+){0,5}|(?:meme|memes) (?:papiers?|documents?|pieces?|justificatifs?)",
      'doublons?|confondue? avec|homonymes?|dossier (?:incomplet|melange|confondu)',
      "(?:adresse|nom|rib|situation|coordonnees|date de naissance)(?: [a-z'-]+){0,4} (?:erronee?|fausse|pas (?:ete )?(?:mise? a jour|modifiee?|enregistree?|prise? en compte)|non mise? a jour)",
    ],
  },
  {
    category: 'adhesion',
    rank: 'cause',
    terms: [
      "adhesions?|adherer|affiliation(?: [a-z'-]+){0,3} (?:au |a mon |du )?contrat|affilier(?: [a-z'-]+){0,4} (?:au|a mon) contrat",
      "(?:ajout|ajouter|inscrire|inscription|inscrite?s?|rattacher|rattachement|rajouter|rajout)(?: [a-z'-]+){0,6} (?:beneficiaires?|contrat|mutuelle|conjointe?|enfants?|fils|fille|bebe|nouveau[- ]ne|complementaire)",
      "(?:fils|fille|enfants?|conjointe?|epouse|mari|femme|bebe)(?: [a-z'-]+){0,5} (?:pas|plus|toujours pas|non|jamais) (?:ete )?(?:inscrite?s?|ajoutee?s?|rattachee?s?|affiliee?s?|couverte?s?)(?: [a-z'-]+){0,3} (?:contrat|mutuelle)?",
      "portabilite|dispenses?(?: d'adhesion)?|questionnaire (?:medical|d'adhesion)|bulletin d'adhesion|carte (?:de )?(?:mutuelle|tiers payant|d'adherent)",
    ],
  },
  {
    category: 'resiliation',
    rank: 'cause',
    terms: [
      'resiliations?|resilier|resiliee?s?|resiliez|resilie|resilions|resil',
      "radiations?(?: [a-z'-]+){0,4}|radiee?s?(?: [a-z'-]+){0,3} (?:contrat|mutuelle|garanties?)",
      "(?:fin|rupture|cessation|arret|terme|cloture) (?:de |du |a mon |a mes )(?:mon |ma |mes |notre )?(?:contrat|adhesion|mutuelle|garanties?)|loi (?:chatel|hamon)|infra[- ]?annuelle|denonciation(?: [a-z'-]+){0,2} contrat|quitter (?:votre |la |cette )?mutuelle",
    ],
  },
  {
    category: 'cotisation',
    rank: 'cause',
    terms: [
      "cotisations?|cotiser|mensualites?|appels? de (?:cotisations?|prime)|echeanciers?|primes? (?:mensuelle|annuelle|d'assurance)",
      "prelevements?(?! (?:sanguin|biologique|pcr|nasal|sur (?:mes|ses|nos) (?:remboursements|prestations|indemnites)))|(?:prelev)(?:e|er|ez|ee|es|ees|ent|era|ant)(?: [a-z'-]+){0,4}|debitee?s?(?: [a-z'-]+){0,3} (?:deux|2|mon compte|compte)",
      "augmentation(?: [a-z'-]+){0,4} (?:cotisation|tarif|mutuelle|prime)|hausse(?: [a-z'-]+){0,4} (?:cotisation|tarif|mutuelle|prime)",
    ],
  },
  {
    category: 'medecin-traitant',
    rank: 'cause',
    terms: [
      "(?:declaration|declarer|designer|designation|changement|changer|choix|choisir|trouver|trouve|trouvons|recherche|cherche|sans|pas|plus|aucun|nouveau|avoir|difficultes?)(?: [a-z'-]+){0,5} (?:de |un |d'un |mon |le |du |nouveau )*medecins? traitants?",
      "(?:trouve|trouver|trouvons|cherche|recherche)(?: [a-z'-]+){0,4} (?:medecins?|generalistes?|docteurs?)",
      "ne prend(?:s|nent)?(?: [a-z'-]+){0,1} (?:pas|plus)(?: [a-z'-]+){0,2} nouveaux patients|desert medical|hors parcours",
      "medecin traitant(?: [a-z'-]+){0,5} (?:retraite|declare|enregistre|parti|decede)",
      'medecins? traitants?',
    ],
  },
  {
    category: 'rendez-vous',
    rank: 'cause',
    terms: [
      `(?:rendez[- ]?vous|rdv)(?: [^\\n]{0,50}?)? ${DOCTOR}`,
      `${DOCTOR}(?: [^\\n]{0,50}?)? (?:rendez[- ]?vous|rdv|creneau)`,
      "(?:pas|aucun|plus|impossible|refus|premier|prochain)(?: [a-z'-]+){0,4} (?:de |un )*(?:rendez[- ]?vous|rdv) (?:avant|disponible|medical)(?: [a-z'-]+){0,2}",
      "delais?(?: [a-z'-]+){0,4} (?:rendez[- ]?vous|rdv|consultation|specialistes?)",
    ],
  },
  {
    category: 'refus-de-soins',
    rank: 'cause',
    terms: [
      'refus de (?:me |nous |le |la )?(?:soins?|soigner|recevoir|consultation)(?! a l.etranger)',
      `(?:${DOCTOR})(?: [^\\n]{0,60}?)? (?:refus[a-z]*|pas voulu|n'a pas voulu|econduit)(?: [a-z'-]+){0,3} (?:soigner|soins?|recevoir|prendre|voir|examiner|ausculter|consulter|traiter)`,
      `(?:refus[a-z]+)(?: [a-z'-]+){0,3} (?:me |nous |la |le |l'|mon |ma )?(?:soigner|recevoir|ausculter|examiner)`,
      `(?:refus[a-z]*|n'accepte pas|n'accepte plus|ne prend pas|ne prend plus|ne recoit pas)(?: [^\\n]{0,40}?)? (?:les |la |parce que [a-z' ]{0,20}|car [a-z' ]{0,20}|quand [a-z' ]{0,20}|patients |beneficiaires de la )(?:cmu|c2s|css|ame)`,
      '(?:prend(?:s|nent)?|prendre|accepte(?:nt)?|recoi(?:t|vent)|veu(?:t|lent)) (?:pas|plus) (?:de |des |les )(?:patients )?(?:cmu|c2s|css|ame)',
      'discrimin(?:ation|atoire|ee?)(?: [^\\n]{0,40}?)? (?:cmu|c2s|css|ame|medecin|cabinet|soins)',
    ],
  },
  {
    category: 'carte-vitale',
    rank: 'cause',
    terms: [
      // « numéro de carte vitale : 2 44 … » is how people call their NIR.
      "(?<!(?:numeros?|n°|no|num|n) ?(?:de )?(?:ma |la |sa )?)cartes? vital(?:es?)?(?! n°| n ?:| no |(?: [a-z'-]+){0,2} (?:serie|numero))(?: [a-z'-]+){0,6} ?(?:perdue|volee|bloquee|recue|arrivee|marche|fonctionne|refusee|jamais|pas|attente|nouvelle|renouvel[a-z]+|jour|photo|defectueuse|muette|expiree|desactivee|illisible|commande[a-z]*|duplicata|fabrication)?",
      "(?:ma|la|une|sa|nouvelle) vitale|appli(?:cation)? (?:carte )?vitale|adri|photo(?: [a-z'-]+){0,3} vitale",
    ],
  },
  {
    category: 'c2s',
    rank: 'cause',
    terms: [
      '(?:la |ma |ma demande de |demande de |renouvellement (?:de |de la |de ma )?|droits? (?:a la )?)?(?:c2s|c\\.2\\.s|css|complementaire sante solidaire|complementaire solidaire|cmu[- ]?c|cmuc|cmu complementaire|cmu)',
      "(?:l'|mon |d'|une |aide )?(?:acs|ame|aide medicale (?:de l')?etat|aide a la complementaire)",
    ],
  },
  {
    category: 'indemnites-journalieres',
    rank: 'cause',
    terms: [
      "(?:indemnites?|idemnites?) (?:journalieres?|de securite sociale)|ijss|ij|i\\.j\\.?|indemnisation(?: [a-z'-]+){0,4} arret",
      "(?:arret|arrets) (?:de )?(?:travail|maladie)|en arret|(?:mon|son) arret|mes arrets|(?:mois|semaines|jours|prolongation|avis) d'arret|arret du \\d",
      'attestations? de salaires?|subrogation|jours? de carence|carence|mi[- ]temps therapeutique|temps partiel therapeutique|maintien de salaire',
    ],
  },
  {
    category: 'maternite-paternite',
    rank: 'cause',
    terms: [
      "(?:conge|conges|arret|indemnites?|declaration|allocation|assurance|prime)(?: [a-z'-]+){0,3} (?:de |d'|la )?(?:maternite|paternite|adoption|naissance|pathologique|grossesse)",
      '(?<!en |a la |chambre )maternite|paternite|conge (?:d.)?adoption|accouchement|declaration de grossesse|conge pathologique|conge de naissance',
    ],
  },
  {
    category: 'accident-travail',
    rank: 'cause',
    terms: [
      "accidents? (?:de |du )?(?:travail|trajet|service)|at/?mp|at[- ]mp|(?:mon|un|en|l'|d') ?at",
      "maladies? professionnelles?|taux d'(?:incapacite|ipp)|ipp|rente(?: [a-z'-]+){0,3}|faute inexcusable|certificat medical initial|consolidation|rechute",
    ],
  },
  {
    category: 'invalidite',
    rank: 'cause',
    terms: [
      "(?:pension |mise |demande |titre |dossier |categorie )?(?:d'|en |de |l')?invalidite|invalide (?:de )?categorie|categorie [123] (?:d'invalidite)?|pension d'inval[a-z]*|asi",
    ],
  },
  {
    category: 'ald',
    rank: 'cause',
    terms: [
      'ald ?(?:30|31)?|affections? (?:de )?longue duree|longue maladie|protocoles? de soins?|exoneration(?: du ticket moderateur)?|ticket moderateur',
      '(?:mon|le|au|a|en|du) (?:100 ?%|cent pour cent)(?! sante)|(?:prise? en charge|pris en charge|couverte?|remboursee?s?) (?:a |a )100 ?%(?! sante)',
    ],
  },
  {
    category: 'transport',
    rank: 'care',
    terms: [
      "vsl|taxis?(?: conventionnee?s?)?|ambulances?|ambulanciers?|bons? de transports?|prescription (?:medicale )?de transport|transports? (?:sanitaires?|medica(?:l|ux)|assise?s?|couchee?s?|en taxi|en vsl|en ambulance|pour|vers)|(?:mes|mon|ces|ce|les|des|de|le|du|un|nos|son|ses|remboursements?) transports?|frais de (?:transports?|deplacements?|trajets?)|trajets? (?:vers|pour|a l'hopital)|indemnites? kilometriques?",
    ],
  },
  {
    category: 'tiers-payant',
    rank: 'cause',
    terms: [
      "tiers[- ]payants?(?! (?:carte))|avanc(?:e|er|ee?s?) (?:de |des |les |mes |tous les |le )?(?:frais|argent)|faire l'avance|paye(?:r)? d'avance|avance tout",
    ],
  },
  {
    category: 'teletransmission',
    rank: 'cause',
    terms: [
      "tele[- ]?transmissions?|tele[- ]?transmise?s?|noemie|(?:liaison|lien|connexion|echange|transmission)(?: [a-z'-]+){0,5} (?:avec |a |vers |entre )*(?:la |ma |mon |votre )*(?:mutuelle|secu|securite sociale|complementaire|cpam)",
      "(?:ne |n'|plus |pas )(?:est |sont )?(?:transmet(?:tent|tez)?|transmis)(?: [a-z'-]+){0,5} (?:a |par )?(?:la |ma )?(?:mutuelle|complementaire|secu|cpam)|(?:ne |n')(?: ?[a-z'-]+){0,3} transmet(?:tent|tez)? (?:plus|pas)",
      'chang(?:e|er|ement) (?:de )?mutuelle|nouvelle mutuelle|ancienne mutuelle|deux mutuelles',
    ],
  },
  {
    category: 'dentaire',
    rank: 'care',
    terms: [
      'dentaires?|dentistes?|dents?|implants?|orthodonti[a-z]+|couronnes?|bridge|appareil dentaire|bagues|dentier|inlay|stomatolog[a-z]+|parodont[a-z]+|chirurgien[- ]dentiste',
    ],
  },
  {
    category: 'optique',
    rank: 'care',
    terms: [
      'lunettes?|optique|opticien[a-z]*|verres? (?:progressifs?|correcteurs?|de lunettes|unifocaux)|montures?|lentilles?|verres progressifs|equipement optique',
    ],
  },
  {
    category: 'audio',
    rank: 'care',
    terms: [
      'audio(?:prothes[a-z]+)?|protheses? auditives?|appareils? auditifs?|appareillage auditif|aides? auditives?|auditi(?:f|ve|fs|ves|on)|sonotones?|oreillettes? auditive',
    ],
  },
  {
    category: 'hospitalisation',
    rank: 'care',
    terms: [
      "hospitalisations?|hospitalisee?s?|forfait (?:journalier|hospitalier)|chambre (?:particuliere|individuelle|seule)|cliniques?|hopita(?:l|ux)|sejour (?:a l'hopital|hospitalier|en clinique)|frais hospitaliers|facture (?:de la clinique|de l'hopital)",
    ],
  },
  {
    category: 'indu-trop-percu',
    rank: 'cause',
    terms: [
      "(?:prelev[a-z]*|retien[a-z]*|retenu[a-z]*|dedui[a-z]*|recuper[a-z]*)(?: [a-z0-9'€-]+){0,6} sur (?:mes|ses|nos|mon|leurs) (?:remboursements?|prestations?|indemnites|ij|pension)",
      "(?:notification d'|un |l'|d'|cet |des |mon )?indus?|trop[- ]?percus?|trop[- ]verse|(?:retenues?|recuperation|recouvrement|saisie)(?: [a-z'-]+){0,4} (?:sur (?:mes|mon)|creance|prestations|indu|dette|remboursements|pension)?",
      "(?:reclame|reclamez|reclament|demande|demandez|demandent|exige|exigez|doit|dois|devrais)(?: (?:de |a |me |que je )*)?(?:rembourser|rembourse|reverser|rendre|restituer)(?: [a-z0-9'-]+){0,4}|(?:me|nous|lui) (?:reclame|reclamez|reclament)(?: [a-z'-]+){0,3} (?:la somme |somme |de )*\\d[\\d .,]* ?(?:€|euros?|eur)|mise en demeure(?: [a-z'-]+){0,4} (?:payer|rembourser|somme)",
      'participations? forfaitaires?|franchises?(?: medicales?)?|penalite(?: financiere)?|creances?',
    ],
  },
  {
    category: 'immatriculation-affiliation',
    rank: 'cause',
    terms: [
      "(?<!n° ?d'|no d'|numero d'|n d')immatriculations?|immatriculer|numeros? (?:provisoires?|definitifs?|temporaires?)|(?:numero |n° |n )(?:de )?(?:securite sociale|secu) (?:definitif|provisoire)|attribution(?: [a-z'-]+){0,3} numero|nir (?:provisoire|definitif)",
      "attestations? de droits?|mutation(?: [a-z'-]+){0,3}|changement(?: [a-z'-]+){0,2} (?:caisse|regime|cpam)|change de (?:caisse|regime|cpam)|transfert de (?:mon |mes |notre )?(?:dossier|droits)|puma|affiliation(?!(?: [a-z'-]+){0,3} contrat)|affilier|(?:pas|plus|jamais|non|mal) (?:ete )?affiliee?s?|rattachement(?: [a-z'-]+){0,5} (?:secu|caisse|cpam|securite sociale)|rattacher(?: [a-z'-]+){0,6} (?:secu|carte vitale|caisse|cpam|numero)",
      'droits? (?:sont |ont ete |etaient |non |pas |plus )*(?:fermes?|clos|coupes?|suspendus?|ouverts?|a jour|supprimes?)|fermeture de (?:mes |nos |ses )?droits|ouverture de (?:mes |nos |ses )?droits|plus (?:de |aucun |couvert)[a-z ]*(?:droits?|couverture|secu)|plus de couverture',
    ],
  },
  {
    category: 'soins-etranger',
    rank: 'cause',
    terms: [
      "(?:soins? (?:a l'|d')?etrangers?|ceam|cnse|carte europeenne(?: d'assurance maladie)?|formulaire s ?[123](?: ?\\d{3,4})?|s3125|s1|frontaliers?|frontaliere)",
      "(?:soins?|consultation|hospitalisee?|hospitalisation|operee?|urgences?|frais|medecin|factures?|remboursement|remboursee?s?|maladie|accident|vacances)(?: [^\\n]{0,60}?)? (?:a l'etranger|a l etranger|en (?:espagne|italie|allemagne|belgique|suisse|portugal|angleterre|grece|tunisie|algerie|turquie|croatie|pologne|irlande|autriche|roumanie|thailande|tchequie|hongrie)|au (?:maroc|portugal|luxembourg|royaume-uni|canada|japon|senegal|vietnam)|aux (?:etats-unis|pays-bas|usa))",
      "etranger(?: [a-z'-]+){0,4} (?:soins|remboursement)|pays etranger",
    ],
  },
  {
    category: 'compte-ameli',
    rank: 'cause',
    terms: [
      "(?:connecter|connexion|acces|acceder|activer|activation|creer|creation|ouvrir|bloquee?s?|pirate|identifiants?|inaccessible|accede)(?: [a-z'-]+){0,6} (?:compte|ameli|espace (?:personnel|client|adherent|assure)|site|appli(?:cation)?)",
      "(?:compte|espace)(?: (?:ameli|personnel|client|adherent|en ligne|assure))+(?: [a-z'-]+){0,4} (?:bloquee?|inaccessible|ne (?:marche|fonctionne|s'ouvre)|pirate|ferme|desactive|supprime|suspendu)",
      'france ?connect|mot de passe|code provisoire|code de securite|mes identifiants',
    ],
  },
  {
    category: 'donnees-personnelles',
    rank: 'cause',
    terms: [
      "rgpd|dpo|delegue a la protection des donnees|donnees personnelles|donnees a caractere personnel|droit (?:d'acces|a l'oubli|a l'effacement|de rectification|d'opposition)|cnil|fuite de (?:mes )?donnees|vol de (?:mes )?donnees|usurpation d'identite|confidentialite|secret medical",
    ],
  },
];

/**
 * Which of two categories leads when both are told: the cause before what it brings about.
 * `[a, b]`: a mail about both is about `a`.
 */
export const LEADS: ReadonlyArray<readonly [Category, Category]> = [
  // The journey is claimed by rules and papers of its own: who is not reimbursed for one complains of transport.
  ['transport', 'remboursement'],
  ['resiliation', 'cotisation'],
  ['resiliation', 'adhesion'],
  ['indu-trop-percu', 'cotisation'],
  ['c2s', 'immatriculation-affiliation'],
  ['teletransmission', 'remboursement'],
  ['medecin-traitant', 'rendez-vous'],
  ['refus-de-soins', 'rendez-vous'],
  ['refus-de-soins', 'c2s'],
  ['refus-de-soins', 'medecin-traitant'],
  ['indu-trop-percu', 'indemnites-journalieres'],
  ['invalidite', 'indemnites-journalieres'],
  ['maternite-paternite', 'indemnites-journalieres'],
  ['accident-travail', 'indemnites-journalieres'],
  ['refus-prise-en-charge', 'remboursement'],
  ['adhesion', 'remboursement'],
  ['immatriculation-affiliation', 'remboursement'],
  ['carte-vitale', 'remboursement'],
  ['medecin-traitant', 'remboursement'],
  ['ald', 'remboursement'],
  ['tiers-payant', 'remboursement'],
  ['soins-etranger', 'remboursement'],
  ['soins-etranger', 'hospitalisation'],
  ['resiliation', 'remboursement'],
  ['cotisation', 'remboursement'],
  ['indu-trop-percu', 'remboursement'],
];
