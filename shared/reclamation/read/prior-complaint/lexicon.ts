/** The words of complaining (domain.md § 11), as parts of patterns over folded text: who, what they did, with what, to whom. */

export const WHO =
  "(?:(?:j'ai|j'avais|je (?:vous|leur|lui|l') ?(?:ai|avais)|je (?:vous|leur|lui) avais|nous (?:vous |leur |lui )?(?:avons|avions)|on a|on vous a|ayant|apres (?:leur |lui |vous )?avoir|ai|(?:mon|ma|notre|son|une?|l'|la|le) ?(?:mari|epoux|epouse|femme|conjointe?|compagnon|compagne|(?:petit-|beau-)?fils|(?:petite-|belle-)?fille|pere|mere|maman|papa|tuteur|tutrice|avocate?|conseil|client|cliente|assistante? sociale|curateur|curatrice|soeur|frere|neveu|niece|gendre|voisine?|amie?|association|mandataire|aidante?|employeur)(?:,? (?!(?:a|avait|et|mais|que|n'a)[ ,])[a-z'.-]+){0,5},?(?: qui)?(?: vous| leur| lui)? (?:a|avait))|(?<!\\d ?)g|(?:cette derniere|ce dernier|l'interessee?|elle|il) (?:a|avait)|(?:elles|ils) (?:ont|avaient)|c'est (?:(?!qui\\b)[a-z',.-]+ ){1,9}?qui (?:a|avait)|(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\\.? [a-z'-]+(?: [a-z'-]+){0,2} (?:a|avait)|(?:et|puis|,)(?: (?:vous|leur))?(?: (?:ai|avons))?)";
/** Words between the author and the verb; never another clause or a denial. */
export const GAP =
  "(?:,? (?:(?!(?:j'ai|j'avais|n'ai|n'a|pas|jamais|rien|aucune?|mais|car|qui|que)[ ,])[a-z0-9'/.-]+,? ){0,8}?| )";
/** Acts that are a complaint by themselves. */
export const SPOKE =
  "(?:ecrit|ecri|(?:expose|fait valoir|presente|formule|communique|oppose) (?:mes|nos|ses|quelques) (?:objections?|griefs?|arguments?|doleances?|remarques)|reecrit|(?<=(?:fini par|du|decide de|resolu a|tenu a|tente de|essaye de|pris la plume pour|pris le temps de) )(?:ecrire|reclamer|contester|protester|relancer|contacter|saisir)|re-ecrit|(?<=(?:j'ai|du|avons|on a) (?:deja )?)ecrire|reclame|proteste|relance|signale|alerte|interpelle|sollicite|contacte|recontacte|saisi|conteste|reagi|interroge|questionne|prevenu|mis en demeure|(?:fait part de|exprime|manifeste|dit|signifie) (?:mon|notre|ma|mes) (?:mecontentement|desaccord|insatisfaction|protestations?|incomprehension|indignation))";
/** Acts that are one only with a letter or a complaint as their object. */
export const SENT =
  '(?:adresse|envoye|renvoye|fe(?= une? )|(?<=(?:fini par|du|decide de|resolu a|tenu a|tente de|essaye de|pris la plume pour|pris le temps de) )(?:faire|adresser|envoyer|deposer|poster|rediger|formuler)|depose|transmis|fait|refait|formule|forme|poste|expedie|remis|laisse|effectue|introduit|redige|dicte|signe|emis|presente|fait parvenir|porte|multiplie|engage|demande(?= (?:a|aupres|par|pourquoi|des explications|des comptes|une explication))|repondu par une(?= (?:reclamation|contestation|plainte)))';
export const CALLED =
  "(?:telephone|retelephone|appele|rappele|joint|eu (?:un |une |l'|la |le )?(?:conseill[a-z]+|agent|interlocut[a-z]+|plateforme|standard|caisse|cpam|3646)|appele le 3646)";
export const WENT =
  "(?:me suis|nous sommes|m'etais|m'etant|je suis|suis) (?:deja )?(?:deplacee?s?|rendue?s?|presentee?s?|allee?s?|passee?s?|venue?s?)";
export const LETTER =
  "(?:reclamations?|reclams?\\.?|courriers?|(?<!boites? (?:aux|a) )lettres?|mails?|courriels?|e-?mails?|messages?|plaintes?|contestations?|relances?|recommandee?s?|lrar|l\\.r\\.a\\.r|ar|mise en demeure|fax|telecopie|demarches?|appels?|demandes? (?:d'explications?|d'explication|de reexamen|de revision|de rectification|de regularisation|de correction|ecrite))";
export const CAISSE =
  '(?:caisse|cpam|cnmss|cgss|cpms|secu|securite sociale|ameli|assurance maladie|vos services|vos equipes|vos conseillers|votre (?:service|agence|organisme|centre|plateforme|site|caisse|conseiller[a-z]*)|le service|un conseiller|une conseillere|service (?:clients?|reclamations?|prestations?|gestion)|services|agence|3646|36 46|centre de gestion|organisme|gestionnaire|guichet)';

/** Whom else one writes to: no first complaint. */
export const THIRD =
  /\b(?:mutuelles?|complementaire|medecins?|docteurs?|dr|cabinets?|employeurs?|patron|rh|drh|ressources humaines|depute|senateur|maire|avocate?|pharmaci[a-z]+|hopital|hopitaux|clinique|banque|tribunal|tribunaux|pole social|tass|tci|tj|cra|crma|cmra|commission|defenseur|conciliateur|conciliatrice|conciliation|mediateur|mediatrice|mediation|assistante? sociale|mairie|prefecture|dentistes?|specialistes?|ophtalmo[a-z]*|opticien[a-z]*|audioprothesiste|syndicat|notaire|police|commissariat|gendarmerie|laboratoire|ambulancier[a-z]*|taxi|pole emploi|france travail|caf|urssaf|impots|ministre|ministere|president|cnil|journal|presse|association|ars|ordre des|procureur|generalistes?|praticien[a-z]*|cardiologue[a-z]*|kine[a-z]*)\b/;
/** A letter that is a claim, a termination or mere papers, not a complaint. */
export const CLAIM =
  /^[^\n]{0,12}?\b(?:de|d'|pour|demandant|notifiant|contenant|avec|portant|valant)(?: (?:la|le|les|ma|mon|mes|un|une|l'|vous|demander (?:la|ma|le|une)|notifier))* ?(?:resili[a-z]*|radiation|dossiers?|documents?|pieces?|feuilles?|arrets?|justificatifs?|rib|iban|factures?|devis|attestations?|formulaires?|certificats?|adhesion|declaration|demission|rupture|convocation|relance publicitaire|renouvellement|affiliation|candidature|bienvenue|confirmation|remerciement)/;
/** A complaint about something else, or a mere question, as the rest of its sentence tells. */
export const NOT_THIS_ONE =
  /\b(?:(?:tout|toute) autre (?:chose|sujet|motif|affaire|dossier|histoire|probleme|question)|(?:un|une|d'un|d'une) autre (?:sujet|motif|affaire|dossier|histoire|probleme)|rien a voir|sans rapport|simple (?:question|renseignement|demande (?:d'information|de renseignement))|(?:juste|seulement|simplement) (?:une question|pour savoir|pour demander|un renseignement)|pour (?:demander|avoir|obtenir) (?:un renseignement|des renseignements|une information|des informations))\b/;
