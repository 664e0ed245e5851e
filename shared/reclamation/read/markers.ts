/**
 * What tells a complaint from a question (domain.md § 11). Patterns over folded text: lower case, no accents,
 * `\n` at sentence ends. A gap is `[^\n]{0,N}?`: it never leaves its sentence, and its bound keeps time linear.
 */
import { anyOf } from './evidence.ts';

/** Words that say outright that it is none: they weigh as a question, and what stands in them is no complaint marker. */
export const DISCLAIMED = anyOf([
  "(?:ce|cela|ceci|il|mon (?:mail|message|courrier))? ?(?:n'est|ne (?:s'agit|constitue|represente|se veut)) (?:pas|nullement|en rien|aucunement|point)(?: du tout| ici| encore| vraiment)? (?:d'|de |une |un |la |ma |le )*(?:vraie |veritable )?(?:reclamation|plainte|contestation|reproche|litige|mecontentement)",
  "(?:c'est|est|ceci est|pas) pas (?:une |un )(?:vraie )?(?:reclamation|plainte|contestation|reproche)",
  '(?:pas|aucune?) (?:une |de )?(?:reclamation|plainte|reproche|contestation) (?:de ma part|a (?:faire|formuler|vous faire))',
  'sans (?:vouloir )?(?:etre une |que ce soit une )?(?:reclamation|me plaindre|reproche)',
  "(?:je ne|nous ne|je n'ai|nous n'avons) (?:me |nous |vous )?(?:plains|plaignons|reclame|reclamons|conteste|contestons|reproche|reprochons|pas a me plaindre|pas a nous plaindre|rien a (?:vous )?reprocher|aucun reproche|aucune plainte|aucune reclamation)(?: (?:rien|pas|point|nullement))?",
  'pas (?:du tout |particulierement )?(?:mecontente?s?|insatisfaite?s?|une plainte|pour me plaindre|pour (?:faire |deposer )?(?:une )?reclam(?:er|ation))',
]);

/** Names and titles that hold a marker's word and say nothing of the author's mood. */
export const NAMES_OF_OFFICES = anyOf([
  "(?:(?:au|du|le|votre|cher|chers|bonjour|madame|monsieur|mesdames|messieurs|equipe|pole|bureau|cellule|a l'attention du) )?(?:service|pole|departement|cellule|equipe)s?,? (?:des |de |du |client )?(?:reclamations?|contentieux|litiges?|qualite)",
  "(?:procedure|fascicule|formulaire|adresse|mail) (?:de |des |pour les |d'une )?reclamations?",
  'commission de recours amiable|defenseur des droits|mediateur de la consommation',
]);

/** Asking how to complain is a question. */
const HOW_TO_COMPLAIN =
  "(?:comment|ou|a qui|par quel moyen|de quelle maniere|quelles? (?:est|sont) (?:la|les) (?:procedures?|demarches?)|est-il possible de|puis-je|peut-on|faut-il|dois-je)(?:[ -][a-z']+){0,7} (?:une |ma |la |un |le |votre )?(?:reclamation|recours|plainte|conciliateur|conciliation|mediateur|mediation)";

/** Each alone makes a complaint, whatever questions stand beside it. */
export const STRONG = anyOf([
  "(?:dossiers?|demandes?|remboursements?|situation)(?: [a-z'-]+){0,4} (?:traine|stagne|n'avance|bloquee?s?|au point mort)|(?:\\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:semaines|mois|ans|annees) que|encore attendre",
  // The word itself, as the author's own act.
  "(?:je |nous |j'|de |vous |pour |souhaite |veux |tiens a |permets de |entends )?(?:porter |deposer |formuler |faire |former |adresser |introduire )?(?:une |ma |notre |cette |la |mes |nos |l'objet de (?:ma|la) )?(?:reclamations?|contestations?)",
  "(?:je|nous|on|j'ai|de|vous) (?:souhaite |veux |tiens a |viens |viens donc |permets de |dois )?(?:me |nous |vous )?(?:reclame|reclamons|reclamer|conteste|contestons|contester|denonce|denoncer|denoncons|proteste|protestons|protester|plains|plaignons|plaindre|insurge|exige|exigeons|exiger|deplore|deplorons|deplorer|desapprouve|desapprouver|refuse de (?:payer|rembourser))",
  '(?:porter |depose |deposer |porte )?plaintes?(?! (?:contre x|penale|au commissariat|a la gendarmerie))',
  "(?:dossier|litige|recours|procedure|affaire|proces|action) contre (?:la |votre |cette |ma |l')?(?:caisse|cpam|cnmss|cgss|cpms|secu|securite sociale|assurance maladie|mutuelle)",
  'litiges?|differend|prejudices?|dysfonctionnements?|mise en demeure|mets en demeure|negligence|abus|abusi(?:f|ve|vement)|arnaque|arnaquee?|escroquerie|escrocs?|voleurs?|voleurs|mensonges?|mensongere?',
  "(?:je|nous|me permets de|permets de|souhaite|viens|permet de|permettons de|dois|oblige de|obligee de|contrainte? de|decide de|suis amenee? a)(?: (?:vous|le|donc|vous-meme|par la presente|aujourd'hui))* (?:saisi[sr]|saisissons)|saisine|saisir (?:en deuxieme intention |directement )?(?:le |votre |un )?(?:conciliateur|mediateur)",
  "(?:demande|sollicite|souhaite|recherche|requiers) (?:de )?(?:une |l'|votre |la |d')?(?:intervention|conciliation|mediation|arbitrage)",
  // Temper.
  '(?:tres |extremement |profondement |vraiment |plus que )?(?:mecontente?s?|mecontentement|insatisfaite?s?|insatisfaction|insatisfaisante?s?|decue?s?|decevante?s?|deception|furieu(?:x|se)|en colere|colere|enervee?s?|exaspere?e?s?|excedee?s?|scandalisee?s?|outree?s?|indignee?s?|indignation|choquee?s?|revoltee?s?|consternee?s?|ecoeuree?s?|desespere?e?s?|degoutee?s?|decouragee?s?|desemparee?s?|epuisee?s? (?:par|de)|a bout|demunie?s?)',
  "inadmissibles?|inacceptables?|intolerables?|insupportables?|scandaleu(?:x|se)s?|scandale|honteu(?:x|se)s?|une? honte|quelle honte|lamentables?|deplorables?|pitoyables?|indigne|inhumain|aberrante?|absurde|ubuesque|kafkaien(?:ne)?|incomprehensible|injuste|injustice|injustifiee?s?|pas normal|anormale?s?|anormalement|n'importe quoi|foutage de gueule|moquez|moque de|se moque(?:nt)?|vous vous fichez|ras[- ]le[- ]bol|marre|ca suffit|trop c'est trop|assez de|comble|incompetente?s?|incompetence|catastroph(?:e|ique)|parcours du combattant|galere|calvaire",
  // Something was done wrong.
  "erreurs? (?:de votre part|de vos services|de la caisse|de la cpam|de votre agence|manifeste|de calcul|dans (?:le|la|mon|ma|mes|vos|votre))|(?:fait|commis|commettez|commise|faites) (?:une |des |plusieurs |d')?erreurs?|par erreur|a tort|indument|vous (?:vous )?etes trompee?s?|vous vous trompez|se (?:sont|est) trompee?s?|(?:faux|fausse|erronee?s?|incorrecte?s?|inexacte?s?)",
  "(?:n'a|n'ont|n'avez|n'est|ne|n')(?: [a-z'-]+){0,6} toujours (?:pas|rien|aucune?)|toujours (?:pas|rien|aucune?|en attente|sans|impaye|bloque|non|le meme)|encore (?:une fois|rien|pas|aucune?)|non (?:rembourse|paye|verse|regle|traite|recu|pris)e?e?s?|impaye(?:e|s|es)?",
  "(?:sans|aucune?|pas de|pas la moindre|jamais de|pas eu de|pas recu de|n'ai eu) (?:la moindre |aucune? )?(?:reponse|retour|nouvelles?|explications?|suite|solution)",
  "(?:(?:je |nous |on )?(?:n'ai|n'avons|n'a|ai|a) |j'ai )(?:strictement |absolument |plus |encore |toujours |pourtant )?(?:rien|plus rien|jamais rien|pas) (?:touche|recu|percu|eu|obtenu|ete (?:paye|rembourse|indemnise|regle)e?s?)",
  "(?:(?:m'a|m'ont|nous a|nous ont|a|ont|avez|m'avez|nous avez|est|sont|etre|etant|ete|s'est vu|me suis vu|vois|voit)(?: [a-z'-]+){0,3} )(?:refusee?s?|rejetee?s?|refuser|rejeter|deboutee?s?|radiee?s?|supprimee?s?|suspendue?s?|coupee?s?|bloquee?s?|perdue?s?|egaree?s?|oubliee?s?|ignoree?s?|annulee?s?|raccroche|envoyee? (?:balader|promener|paitre)|humiliee?s?|insultee?s?|trompee?s?|mal (?:recue?s?|accueillie?s?|informee?s?|conseillee?s?|orientee?s?|traitee?s?))",
  "vous (?:me |nous |lui )?(?:refusez|rejetez|avez refuse|persistez|continuez|osez|reclamez|demandez de rembourser|prelevez)|on me (?:refuse|reclame|dit de patienter|renvoie|balade|ballade)|refuse(?:nt)? (?:de (?:me|nous|le|la|mon|ma|mes|prendre|payer|rembourser|soigner|recevoir|faire)|ma|mon|mes|toujours|categoriquement|systematiquement)|(?:motif|decision|notification|suite (?:a|au)|malgre|contre|de|le|un|ce|votre|nouveau) refus(?! de (?:participer|soins illegaux))|ne (?:me |nous )?(?:rembourse|paye|paie|verse|traite|repond)(?:nt|z|ez)? (?:pas|plus|jamais|rien)|n'(?:est|ai|a|avez|ont|avons|etes|sont) (?:pas|plus|jamais)(?: [a-z'-]+){0,2} (?:rembourse|paye|pris|verse|regle|indemnise|repondu|traite|recu|enregistre|fait le necessaire|prise? en compte)e?e?s?",
  'preleve(?:e|s|es|ments?)? (?:a tort|deux fois|2 fois|en double|sans (?:mon|aucun) (?:accord|autorisation)|indu|apres)|(?:deux|2|trois|3) fois (?:preleve|debite|la meme)|double prelevement|debite(?:e|s)? (?:deux|2) fois|trop[- ]paye|continue(?:z|nt)? (?:a|de) (?:me |nous )?(?:prelever|debiter|envoyer)|preleve(?:e|es|s)? toujours',
  "malgre (?:mes|ma|nos|notre|plusieurs|de (?:nombreu|multiples)|les (?:nombreu|multiples|relances)|x? ?relances|l'envoi|tout|cela|ces|trois|deux|\\d)(?: [a-z]+)?|en vain|vainement|(?:plusieurs|nombreuses|multiples|enieme|\\d+|deux|trois|quatre|mes|nos|ma|nouvelle|derniere) relances?|relance|(?:j'ai|avons|deja|avoir) (?:deja )?relance|pour la (?:\\d+ ?(?:e|eme|ieme)|deuxieme|seconde|troisieme|quatrieme|cinquieme|enieme) fois|(?:trois|quatre|cinq|\\d|x) fois (?:le|la|les) meme",
  "j'attends (?:toujours|encore|depuis|mon|ma|mes|une? reponse)|attends? (?:toujours|encore|depuis)|(?:en attente|attente|attendre|patiente|bloquee?s?|patienter|delais?|retards?|reste|traine|stagne) (?:de |depuis |interminable|trop|anormal|excessi|inexplique|considerable|deraisonnable|insupportable|beaucoup trop)|depuis (?:maintenant |plus de |deja |bientot |environ )*(?:\\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|des|plusieurs) (?:semaines|mois|ans|annees)",
  "injoignables?|personne ne (?:me |nous |m'|nous )?(?:repond|decroche|sait|peut|veut|prend)|jamais personne|raccroche(?: au nez)?|au nez|impossible (?:de (?:vous |les |la |le )?(?:joindre|avoir|obtenir|contacter|trouver|me connecter)|d'(?:obtenir|avoir|etre|joindre))|mal (?:recue?|accueillie?|traitee?|parle)|desagreables?|impolie?s?|agressi(?:f|ve|vite)|mepris(?:ante?)?|arrogante?|malpolie?s?|odieu(?:x|se)|irrespectueu(?:x|se)",
  "victime|discrimin(?:ation|atoire|ee?)|harcel(?:ement|ee?)|je ne (?:suis|sommes) pas (?:d'accord|satisfaite?)|pas d'accord avec|en desaccord|(?:ne )?(?:me|nous) (?:satisfait|convient) (?:pas|guere|nullement|en rien)|ne (?:m'|nous )?(?:explique|aide|satisfait|convainc)(?:nt|ez)? (?:pas|rien)",
  "(?:ne |n')?(?:trouve|trouvons|arrive|parviens|parvient|arrivons|reussis|ai pas trouve|ai trouve)(?: (?:toujours|a|plus|pas|trouver|obtenir|avoir|declarer|designer))* (?:pas|plus|aucune?)(?: [a-z'-]+){0,4} (?:medecin|generaliste|docteur|rendez-vous|rdv|specialiste|dentiste)|ne prend(?:s|nent)? (?:pas|plus)(?: de| d'| les)*(?: nouveaux)? ?(?:patients|cmu|c2s)|aucun (?:medecin|generaliste|docteur|cabinet|specialiste|dentiste)|(?:pas|aucun) (?:de )?(?:rendez-vous|rdv) (?:avant|disponible|possible)|refus de soins",
  "(?:je |nous )?(?:demande|demandons|souhaite|exige|veux|reclame|merci de|sollicite) (?:donc |expressement |instamment |par la presente |de |a )*(?:l'|le |la |un |une |que |proceder |me |revoir |reexaminer |rectifier |annuler |corriger |regulariser )*(?:reexamen|revision|annulation|rectification|regularisation|reparation|dedommagement|indemnisation|geste commercial|remise gracieuse|excuses?|reexaminer|revoir|rectifier|regulariser|corriger|debloquer)",
  "recours(?! (?:contre tiers|a l'agence))|ma contestation|reexaminer|deblo(?:quer|cage)|regularis(?:er|ez|ation)",
]);

/** Signs of trouble that a mere question may hold too. */
export const WEAK = anyOf([
  'refus(?:ee?s?)?|rejet(?:ee?s?)?|problemes?|difficultes?|soucis?|retards?|erreurs?|bloquee?s?|attente|attends|delais?|perdue?s?|manque|bizarre|etonnee?|surprise?|inquiete?|inquietude|urgente?|urgence|plus rien|ne fonctionne (?:pas|plus)|ne marche (?:pas|plus)|impossible|malheureusement|pourtant|alors que|or vous|non conforme|disparu|baisse|diminue|augment(?:e|ation)',
]);

/** Questions: the three kinds that the CPMS seed sets apart (information, clarification, confirmation) and their kin. */
export const INFORMATION = anyOf([
  HOW_TO_COMPLAIN,
  "a (?:quels?|quelles?) (?:montants?|taux|hauteur|prix|tarif|remboursements?|prestations?|dates?|moments?|conditions|adresse|numero|service)(?: [a-z'-]+){0,6}",
  "(?:ai-je|aurais-je|aurai-je|avons-nous|aurons-nous|a-t-(?:il|elle|on)|est-ce que (?:j'ai|nous avons|j'aurai|j'aurais|mon|ma|mes|la|le|les|je|vous|c'est)|suis-je|sommes-nous|serai-je|serais-je|est-il|est-elle|sont-ils|sont-elles|dois-je|devons-nous|faut-il|puis-je|pourrais-je|peut-on|pouvons-nous|y a-t-il|existe-t-il)(?: [a-z'-]+){0,4}",
  "combien(?: [a-z'-]+){0,8}",
  "(?:pouvez|pourriez|pourrez|voulez|voudriez|peux|peut|pourrait)[- ]?(?:vous|tu|on)?(?: (?:me|nous|m'|svp|s'il vous plait|donc|egalement|aussi|bien))* ?(?:dire|confirmer|indiquer|preciser|expliquer|renseigner|informer|communiquer|envoyer|transmettre|faire parvenir|donner|repondre|fournir|adresser|orienter|eclairer|aider a comprendre|conseiller)",
  "(?:me|nous|m'|bien) (?:dire|confirmer|indiquer|preciser|renseigner|informer|communiquer|eclairer)",
  "comment (?:faire|calculer|obtenir|proceder|declarer|demander|puis|peut|dois|fonctionne|est|sont|se|on|je|nous|ca|cela|ajouter|changer|avoir|envoyer|beneficier|souscrire|adherer|resilier|savoir|creer|activer|mettre|remplir|justifier)(?: [a-z'-]+){0,4}",
  "(?:je |j'|nous )?(?:voudrais|voudrait|souhaite|souhaiterais|souhaiterai|souhaitons|aimerais|aimerai|aimerions|desire|desirerais|voulais|cherche a|aurais besoin de|besoin de|voudrions)(?: [a-z'-]+){0,3} (?:savoir|connaitre|renseign[a-z]+|information[s]?|precision[s]?|verifier|m'assurer|avoir confirmation|confirmation|comprendre|obtenir (?:une |un |mon |ma |des )?(?:attestation|duplicata|copie|releve|devis|carte|formulaire|renseign[a-z]+|information[s]?|decompte|precision[s]?)|recevoir (?:une |un |mon |ma |des )?(?:attestation|duplicata|copie|releve|devis|carte|formulaire))",
  "(?:une |un |une simple |petite |quelques |juste |simple )(?:question|renseignements?|demande (?:de renseignements?|d'informations?)|informations?|precisions?|conseils?)",
  "demande (?:de (?:renseignements?|precisions?|confirmation|clarification|duplicata|devis|documents?)|d'(?:informations?|attestation|explications? sur|eclaircissements?))|renseignements?|pour information|a titre d'information",
  "(?:voudrais|souhaite|souhaiterais|aimerais|desire|ai besoin|aurais besoin|demande|voulais)(?: avoir)? (?:un|une|mon|ma|mes|le|la|d'un|d'une|de mon|de ma|recevoir un|recevoir une) (?:nouveau |nouvelle )?(?:duplicata|attestation|copie|releve|devis|formulaire)",
  'quel(?:le|les|s)? (?:est|sont|serait|seraient|sera|document|documents|piece|pieces|demarche|demarches|formulaire|delai|delais|montant|taux|justificatif|justificatifs|adresse|part|remboursement|garantie|garanties|base|plafond)',
  "merci de (?:bien vouloir )?(?:me |m'|nous )?(?:envoyer|adresser|faire parvenir|transmettre|indiquer|preciser|confirmer|dire|communiquer|renseigner|fournir) (?:une? |mon |ma |l'|le |la |les |si |un |des |mes )?(?:nouvelle? )?(?:attestation|duplicata|copie|releve|carte|formulaire|devis|document|information|liste|adresse|procedure|marche|montant|tableau|quel|comment|si)?",
  "(?:je ne comprends pas|je comprends pas|je n'ai pas (?:bien )?compris|je ne sais pas|je me demande|j'ignore|ne sachant pas)(?: [a-z'-]+){0,2} (?:sur quelle base|comment|quel(?:le|les|s)?|si|combien|ou|a qui|ce que|la difference|le calcul|la notion|le terme|le mode|les?|mon|ma|mes)",
  "(?:sur quelle base|quelle difference|que signifie|que veut dire|qu'est-ce que|qu'en est-il|a quoi (?:correspond|sert)|ou en est|ou puis-je|ou dois-je|ou trouver|ou envoyer|quand (?:vais|sera|serai|est|dois|puis|aurai))(?: [a-z'-]+){0,4}",
  "est[- ](?:ce|il|elle)(?: [a-z'-]+){0,6} (?:prise?s? en charge|remboursee?s?|couverte?s?|incluse?s?|comprise?s?|possible|obligatoire|necessaire|valable)",
  "(?:attestation de (?:droits?|tiers payant|mutuelle|carte vitale)|duplicata|releve de prestations|tableau de garanties|notice)(?: s'il vous plait| svp| merci)",
]);

/** Neither a complaint nor a question: thanks, a change of particulars, documents alone (domain.md § 11). */
export const ROUTINE = anyOf([
  "(?:merci|remercie|remercions|remerciements?)(?: [a-z'-]+){0,4} (?:pour|de|d'avoir|a vous pour) (?:votre|vos|tout|l'|la|le|m'avoir|nous avoir|avoir|cette|ce)(?: [a-z'-]+){0,2} ?(?:reponse|aide|retour|rapidite|efficacite|reactivite|intervention|accueil|repondu|gentillesse|professionnalisme|accuse|travail|aidee?|diligence|message|regle|debloque|fait|traitement|remboursement)",
  "(?:tout est|c'est|le probleme est|ma situation est|mon dossier est|l'affaire est|probleme|litige) (?:maintenant |desormais |enfin |bien )?(?:regle|resolu|rentre dans l'ordre|en ordre|solde|debloque|clos)|rentre dans l'ordre|(?:bien recu|ai recu) (?:le|mon|votre) (?:virement|remboursement|paiement|reglement)|(?:je suis|nous sommes) (?:tres |entierement |pleinement |parfaitement )?satisfaite?s?|je n'ai rien a redire|bravo",
  "(?:changement|modification|mise a jour|change|changer|nouvelle|nouveau|nouvelles) (?:de |d'|mon |ma |mes |de mon |de ma |de mes )?(?:adresse|rib|iban|coordonnees|domicile|compte bancaire|banque|numero de telephone|situation)|j'ai (?:demenage|change de (?:banque|compte|adresse|rib))|demenagement|mon nouveau rib|ma nouvelle adresse",
  "(?:veuillez trouver|vous trouverez|trouvez|trouverez|voici|je vous (?:envoie|transmets|adresse|joins|fais parvenir|prie de trouver)|nous vous (?:envoyons|transmettons|adressons)|ci-joints?|ci-jointes?|en piece jointe|en pj|joint a ce mail)(?: [a-z'-]+){0,8} (?:documents?|pieces?|justificatifs?|attestations?|rib|iban|formulaires?|factures?|certificats?|feuilles? de soins|copies?|scans?|photos?|dossier|devis|ordonnances?|avis|releves?|declarations?|contrat|bulletins?|actes?)|(?:documents?|pieces?|justificatifs?)(?: [a-z'-]+){0,2} (?:demandee?s?|manquante?s?|complementaires?|reclamee?s?)(?: [a-z'-]+){0,2} (?:ci-joints?|en piece|en pj)",
  "(?:candidature|postuler|curriculum|offre d'emploi|lettre de motivation|stage)",
]);

/** Phishing, which imitates the caisse: it speaks to a client and of no person of its own (domain.md § 11). */
export const BAIT = anyOf([
  'cliquez (?:ici|sur|ci)|(?:confirmer?|mettre a jour|verifie[rz]|renseigne[rz]|valide[rz]) vos (?:coordonnees|informations|donnees)(?: bancaires?| personnelles?)?|votre compte (?:sera|a ete) (?:suspendu|bloque|desactive)|vous avez (?:un|recu un) (?:remboursement|virement)',
]);
/** Anyone who complains says I, my or we. */
export const FIRST_PERSON = anyOf(["je|j'[a-z]+|m'[a-z]+|moi|mon|ma|mes|me|nous|notre|nos|on"]);

/** The author refers back to a complaint; with nothing but routine beside it, the mail is no new one. */
export const REFERENCE_BACK = anyOf([
  '(?:ma|votre|notre|la|cette|de|numero de|n°|dossier de|dossier|suite a (?:ma|la|votre)) ?(?:reclamation|contestation|relance|saisine|plainte)s?(?: (?:n°|no|numero|du|reference|ref)[^\\n]{0,20})?',
]);
