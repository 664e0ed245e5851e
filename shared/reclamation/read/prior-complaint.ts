/**
 * Whether the caisse was asked before, when, and whether it answered (domain.md § 11). The date wanted is that of the
 * complaint: not of the care, the prescription, the sick leave, the contested decision, nor of a claim or a termination.
 */
import { civilDate } from '../../calendar/paris-time.ts';
import type { ForwardedHead } from '../../mail/message.ts';
import { parseWrittenDate } from '../../mail/written-date.ts';
import type { Evidence, PriorComplaint } from '../reading.ts';
import { type FoundDate, findDates } from './dates.ts';
import { anyOf, type Hit, hits, quote } from './evidence.ts';
import { sentenceAround } from './folded.ts';
import type { Region } from './regions.ts';

export interface PriorContext {
  /** Civil date of reception. */
  readonly receivedOn: string;
  /** The procedure takes a telephone call alone for a first complaint. */
  readonly byTelephone: boolean;
  readonly forwardedHeads: readonly ForwardedHead[];
}

export interface PriorComplaintReading extends PriorComplaint {
  readonly evidence: readonly Evidence[];
}

const WHO =
  "(?:(?:j'ai|j'avais|je (?:vous|leur|lui|l') ?(?:ai|avais)|je (?:vous|leur|lui) avais|nous (?:vous |leur |lui )?(?:avons|avions)|on a|on vous a|ayant|apres (?:leur |lui |vous )?avoir|ai|(?:mon|ma|notre|son) (?:mari|epoux|epouse|femme|conjointe?|compagnon|compagne|fils|fille|pere|mere|tuteur|tutrice|avocate?|conseil|client|cliente|assistante? sociale|curateur|curatrice|soeur|frere|employeur)(?: vous| leur| lui)? (?:a|avait))|(?:et|puis|,)(?: (?:vous|leur))?(?: (?:ai|avons))?)";
/** Words between the author and the verb; never another clause or a denial. */
const GAP =
  "(?:,? (?:(?!(?:j'ai|j'avais|n'ai|n'a|pas|jamais|rien|aucune?|mais|car|qui|que)[ ,])[a-z0-9'/.-]+,? ){0,8}?| )";
/** Acts that are a complaint by themselves. */
const SPOKE =
  "(?:ecrit|reecrit|re-ecrit|(?<=(?:j'ai|du|avons|on a) (?:deja )?)ecrire|reclame|proteste|relance|signale|alerte|interpelle|sollicite|contacte|recontacte|saisi|conteste|reagi|interroge|questionne|prevenu|mis en demeure|(?:fait part de|exprime|manifeste|dit|signifie) (?:mon|notre|ma|mes) (?:mecontentement|desaccord|insatisfaction|protestations?|incomprehension|indignation))";
/** Acts that are one only with a letter or a complaint as their object. */
const SENT =
  '(?:adresse|envoye|renvoye|depose|transmis|fait|refait|formule|forme|poste|expedie|remis|laisse|effectue|introduit|redige|emis|presente|fait parvenir|porte|multiplie|engage|demande(?= (?:a|aupres|par|pourquoi|des explications|des comptes|une explication))|repondu par une(?= (?:reclamation|contestation|plainte)))';
const CALLED =
  "(?:telephone|retelephone|appele|rappele|joint|eu (?:un |une |l'|la |le )?(?:conseill[a-z]+|agent|interlocut[a-z]+|plateforme|standard|caisse|cpam|3646)|appele le 3646)";
const WENT =
  "(?:me suis|nous sommes|m'etais|m'etant|je suis|suis) (?:deja )?(?:deplacee?s?|rendue?s?|presentee?s?|allee?s?|passee?s?|venue?s?)";
const LETTER =
  "(?:reclamations?|courriers?|lettres?|mails?|courriels?|e-?mails?|messages?|plaintes?|contestations?|relances?|recommandee?s?|lrar|l\\.r\\.a\\.r|ar|mise en demeure|fax|telecopie|demarches?|appels?|demandes? (?:d'explications?|d'explication|de reexamen|de revision|de rectification|de regularisation|de correction|ecrite))";
const CAISSE =
  '(?:caisse|cpam|cnmss|cgss|cpms|secu|securite sociale|ameli|assurance maladie|vos services|vos equipes|vos conseillers|votre (?:service|agence|organisme|centre|plateforme|site|caisse|conseiller[a-z]*)|le service|un conseiller|une conseillere|mutuelle|service (?:clients?|reclamations?|prestations?|gestion)|services|agence|3646|36 46|centre de gestion|organisme|gestionnaire|la complementaire|guichet)';

const ACTS = new RegExp(
  `(?<![a-z'])(?:${WHO}${GAP}(?:(?<spoke>${SPOKE})|(?<sent>${SENT})|(?<called>${CALLED}))(?:e?s?|r|z)|(?<went>${WENT})|(?<since>(?:je|nous) (?:(?:me|nous) )?(?:reclamons?|plains|plaignons|protestons?|contestons?|reclame|proteste|conteste) depuis)|(?<passive>${CAISSE}(?: (?!(?:a|ont|est|n'a|qui|que)\\b)[a-z]+){0,2},? (?:que j'ai |qui a ete |a ete |ait ete |fut )?(?:deja |pourtant |bien )?(?:relancee?|saisie?|contactee?|sollicitee?|interrogee?|alertee?|interpellee?)s?))(?![a-z])`,
  'g',
);

/** `ma réclamation du 12 octobre`, `sans réponse à mes courriers`, `malgré mes relances`. */
const NOUNS = new RegExp(
  `(?<![a-z])(?:(?<lead>malgre|suite a|apres|reponse a|repondu a|repondre a|retour a|donne suite a|sans suite|copie de|double de|rappel de|relance de|objet de|a) )?(?:ma|mon|mes|notre|nos|cette|ce|cet|ces|une|un|deux|trois|plusieurs|de|d'|la|le|premiere|premier|1ere|par|plusieurs|nombreux|nombreuses|(?<!\\d ?)\\d{1,2}|(?<=^|[\\n.,;:!] ?))(?: (?:premiere|premier|1ere|1er|precedente?s?|derniere?s?|multiples|nombreu(?:x|ses)|differente?s?|diverse?s?|seconde?|deuxieme|2eme|simple|long|longue|autre|\\d+|deux|trois|quatre|plusieurs))* ?(?<noun>${LETTER})(?: (?:recommandee?s?|ecrite?s?|simple|avec ar|avec accuse de reception|en ar|postal|electronique|ameli|par [a-z]+))*`,
  'g',
);

/** Whom else one writes to: no first complaint. */
const THIRD =
  /\b(?:medecins?|docteurs?|dr|cabinets?|employeurs?|patron|rh|drh|ressources humaines|depute|senateur|maire|avocate?|pharmaci[a-z]+|hopital|hopitaux|clinique|banque|tribunal|tribunaux|pole social|tass|tci|tj|cra|crma|cmra|commission|defenseur|conciliateur|conciliatrice|conciliation|mediateur|mediatrice|mediation|assistante? sociale|mairie|prefecture|dentistes?|specialistes?|ophtalmo[a-z]*|opticien[a-z]*|audioprothesiste|syndicat|notaire|police|commissariat|gendarmerie|laboratoire|ambulancier[a-z]*|taxi|pole emploi|france travail|caf|urssaf|impots|ministre|ministere|president|cnil|journal|presse|association|ars|ordre des|procureur|generalistes?|praticien[a-z]*|cardiologue[a-z]*|kine[a-z]*)\b/;
/** A letter that is a claim, a termination or mere papers, not a complaint. */
const CLAIM =
  /^[^\n]{0,12}?\b(?:de|d'|pour|demandant|notifiant|contenant|avec|portant|valant)(?: (?:la|le|les|ma|mon|mes|un|une|l'|vous|demander (?:la|ma|le|une)|notifier))* ?(?:resili[a-z]*|radiation|dossiers?|documents?|pieces?|feuilles?|arrets?|justificatifs?|rib|iban|factures?|devis|attestations?|formulaires?|certificats?|adhesion|declaration|demission|rupture|convocation|relance publicitaire|renouvellement|affiliation|candidature|bienvenue|confirmation|remerciement)/;
/** Things that have a date of their own: `la décision du`, `ma demande d'ALD du`, up to three words between. */
const EVENT_OF =
  /\b(?:prescriptions?|ordonnances?|soins?|consultations?|arrets?|operations?|interventions?|hospitalisations?|sejours?|decisions?|refus|rejets?|notifications?|naissance|factures?|decomptes?|devis|reponses?|resiliations?|rendez-vous|rdv|prelevements?|virements?|versements?|accident|chute|accouchement|embauche|retraite|cure|seances?|transports?|trajets?|achat|paiement|demandes?|dossier|formulaire|contrat|audience|indu|bulletin|attestation|grossesse|conge|periode|(?<!avec )accuse|courriers? de (?:la|votre)|votre (?:lettre|courrier|mail|decision|refus)|echeance|licenciement|jugement|deces|mois|seance|visite|expertise|avis)(?: (?!(?:le|et|mais)\b)[a-z0-9'-]+){0,3},? ?(?:du|de|d'|en|:|en date du|date du|depuis le|depuis|a partir du|au|fin|debut)$/;
/** Something done or suffered on that day: `prescrite le`, `reçue le`, `née le`. */
const DONE_ON =
  /\b(?:prescri(?:te?s?|t)|ordonnee?s?|operee?|hospitalisee?|sortie?|refusee?s?|rejetee?s?|notifiee?s?|nee?|repondue?|recue?s?|receptionnee?s?|resiliee?s?|preleve[es]*|payee?s?|versee?s?|achetee?s?|signee?s?|embauchee?|arretee?|relancee?s?|transmise?s?|effectuee?s?|realisee?s?|prevue?s?|fixee?|valable|expire[es]*|accouchee?|licenciee?|consultee?|vaccinee?|delivree?s?|commandee?s?|depuis|jusqu'au|jusqu'en|a partir)(?: (?:le|du|au|en|des|par [a-z ]{2,25}|chez [a-z ]{2,25}|depuis|seulement|finalement|vers|ce)){0,2}$/;

function ofAnotherThing(before: string): boolean {
  const near = before.slice(-90);
  return EVENT_OF.test(near) || DONE_ON.test(near.slice(-45));
}

/** `par lettre recommandée du`, `le`: what introduces a date that opens a clause. */
const DATE_LEAD =
  /(?:\b(?:par|dans (?:ma|mon|une?)|suivant|selon) (?:ma |mon |une? )?(?:lettre|courriers?|mail|courriel|e-mail|recommandee?|lrar|message|formulaire)(?: [a-z0-9°'/.-]+){0,9} )?(?:\b(?:le|du|en|des|au|courant|depuis|date du|en date du) ?)?$/;
const GREETING = /^(?:(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|slt|salut|bjr)[ ,]*)+/;
/** From here on the sentence tells what the letter was about. */
const MATTER_TOLD =
  /\b(?:que|qui|pour|car|parce|suite|concernant|relati(?:f|ve|fs|ves)|au sujet|a propos|contre|contestant|sur|portant|afin|objet)\b/;

/** `pas de réponse claire` is an answer, a poor one. */
const NOT_PRAISED =
  '(?! (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?))';
const UNANSWERED = anyOf([
  `(?:sans|jamais de|pas de|plus de|aucune?|nulle?|zero|point de) (?:la moindre |aucune? |autre |veritable |vraie )?(?:reponse|retour|nouvelles?|suite|explication|resultat|succes|effet)s?${NOT_PRAISED}`,
  'pas (?:reponse|nouvelles?|retour)',
  "(?:restee?s?|demeuree?s?|est|sont) (?:a ce jour |toujours |encore |jusqu'ici |jusqu'a present |a present )*(?:sans (?:reponse|suite|effet|retour)|lettres? mortes?|ignoree?s?)",
  '(?:pas|jamais|nullement|toujours pas)(?: [a-z]+){0,2} (?:repondue?s?|donne(?:e)? suite)',
  `(?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:eu|recu|obtenu)(?: (?:de|la|moindre|une|aucune|seule|encore|a ce jour|votre|leur|sa)){0,3} (?:reponse|retour|nouvelles?|suite)s?${NOT_PRAISED}`,
  'rien (?:eu|recu|obtenu) (?:depuis|en retour|a ce jour|de (?:leur|votre|sa) part)',
  `n'(?:ai|avons|a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien|aucune?)(?: [a-z]+){0,2} (?:repondu|reponse|retour|donne suite)s?${NOT_PRAISED}`,
  "ne (?:m'|me |nous )?(?:repond(?:ent|ez)?|repondait|repondaient) (?:pas|jamais|plus|toujours pas|rien)",
  "(?:j'attends|attends|nous attendons|en attente d'une|en attente de|attente d'une) (?:toujours |encore |donc )*(?:une |la |votre |leur |sa |de )?(?:reponse|retour|nouvelles)",
  'n[ei] (?:reponse|retour|nouvelles?)',
  "(?:pas|jamais|point) (?:daigne|pris la peine|juge utile|cru bon)(?: de)?(?: me| nous| m'y)? (?:repondre|donner suite)|(?:pas|jamais) (?:me |nous |m')?repondre",
  "silence(?: (?:radio|total|complet|absolu|de (?:la|votre|leur)))?|lettres? mortes?|toujours rien|rien (?:du tout )?depuis|depuis,? (?:plus |toujours |absolument )?rien|rien du tout|rien n'a (?:bouge|change|ete fait)|en vain|vainement|personne ne (?:me |nous |m'|m'a )?(?:repond|a repondu|rappelle|jamais rappelee?)|on ne (?:me |nous |m')?(?:a )?(?:jamais |pas )?(?:rappelle|repond|repondu|rappelee?)|(?:jamais|pas) rappelee?|ignorent? (?:mes|ma|mon)|jamais repondu|pas repondu|non[- ]reponse|absence de (?:reponse|retour)|neant|pas un (?:mot|signe|retour)|(?:la )?sourde oreille|muette?s?|mutisme|infructueu(?:x|ses?)|(?:tous|toutes) (?:restee?s? )?(?:ignoree?s?|sans (?:reponse|suite))",
  "n'(?:a|ont) (?:donne lieu a|recu|suscite|entraine|produit|abouti a) (?:aucune?|rien)|attend(?:s|ons|ent)? (?:toujours|encore)(?= ?(?:[,.;:!?\\n]|$|depuis))",
  "n'(?:a|ont|avez)(?: [a-z']+){0,2} (?:pas|jamais|rien)(?: [a-z]+){0,2} (?:tranche|statue|pris position)",
]);
const ANSWERED = anyOf([
  "(?:la|votre|leur|sa|une|cette|seule|ma|reponse|en|des|de|les|vos) ?reponses?(?:[- ]types?)?(?: [^\\n]{0,70}?)? (?:ne (?:me |nous |m')?(?:satisfait|convient|convainc|explique|apporte|donne)|negative|insatisfaisante?s?|incomprehensible|defavorable|decevante|standard|stereotypee?|incomplete|evasive|absurde|type|datee|hors sujet)",
  "reponses? (?:de (?:la|votre|ma) (?:caisse|cpam|cnmss|cgss|service|secu|part|mutuelle)|du service[a-z ]{0,20}|negatives?|defavorables?|types?|insatisfaisantes?|evasives?|standards?|stereotypees?|(?:recue|datee|en date|obtenue|du|parvenue|apportee|donnee|qui m'a ete (?:faite|donnee|apportee))(?: [^\\n]{0,15}?)?)",
  // « votre réponse ne répond pas à ma question »: its own subject, not the caisse's.
  "(?:votre|leur|cette|la|sa) reponse(?: (?!(?:car|mais|que|qui|et|caisse|cpam|cnmss|service|on|il|elle|vous)\\b)[a-z0-9/.']+){0,4} ne (?:me |nous )?(?:repond|correspond|regle|resout)",
  'reponses?-types?|reponses? (?:le|en date du) \\d{1,2}',
  `(?:reclamation|contestation|recours gracieux)s?(?: (?:du|le|en date|faite|envoyee|adressee|deposee|a la|a ma|aupres de la|caisse|cpam|cnmss|cgss|secu|\\d[\\d/.-]{0,9}(?:er)?|20\\d\\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)){0,8}[ ,(]{1,3}(?:rejetee?|refusee?|ecartee?)s?`,
  "(?<!pas )(?<!jamais )(?<!rien )(?:m'a|m'ont|nous a|nous ont|m'avez|nous avez|vous avez|l'a|a|ont|on m'a|il m'a ete|il m'est|on me|elle m'a|qui m'a) (?:finalement |enfin |bien |juste |seulement |simplement |donc |certes |ete )?(?:repondu|repond|reponds|ecrit en retour|retorque|oppose (?:un |une )|fait savoir|indique que|informee? que|confirme (?:le|son|leur|que)|explique que)",
  '(?:repond|repondent|repondait) (?:toujours |encore )*(?:la meme chose|les memes|pareil|idem)',
  '(?:me|nous) (?:repond|repondent|repondez|repondait|repondaient)(?: (?:invariablement|toujours|systematiquement|seulement|juste|simplement|a chaque fois|que|par|de))',
  "(?:maintien[t]?|maintenu|maintiennent|maintenez|confirme|confirmez|confirmant|persiste)(?: [a-z']+){0,3} (?:refus|position|decision|rejet|indu)",
  "reponses?(?: [a-z'-]+){0,2} (?:n'est|n'etait|ne sont) (?:pas|guere|nullement) (?:claire|satisfaisante|precise|complete|convaincante|coherente|serieuse|acceptable)s?",
  '(?:pas|aucune|sans|jamais)(?: [a-z]+){0,3} (?:reponse|explication|solution) (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?)',
  '(?:reclamation|contestation|courrier|lettre|demande|relance|recours gracieux)s?(?: [^\\n]{0,50}?)? (?:a|ont) ete (?:rejetee?s?|refusee?s?|ecartee?s?|classee?s?)',
  "(?:recu|obtenu|eu) (?:une |pour toute |comme |comme seule |pour seule |qu'une |leur |votre |la |cette )+(?:simple )?reponse",
  // Told as the caisse's own act.
  'en reponse a (?:ma|mon|mes|notre|nos) (?:reclamation|contestation|courrier|lettre|mail|courriel|recours)s?',
  "(?:m'a|m'ont|nous a|nous ont) (?:envoye|adresse|fait|donne|servi) (?:une |pour toute |comme )(?:simple |seule )?reponse|reponses? (?:toutes? faites?|copiee?)",
  "campe(?:nt)? sur (?:sa|ses|leurs?) positions?|(?:elle|celle-ci|qui|ils?) (?:l'(?:a|ont) (?:rejete|refuse|ecarte)e?|(?:a|ont) refuse le \\d{1,2})",
  '(?:a|ont|avez|avait) (?:finalement |deja |purement et simplement )?(?:classe|rejete|refuse|ecarte|repousse) (?:ma|mes|notre|nos|cette) (?:reclamation|contestation|lettre|courrier|recours gracieux)s?',
  "(?:me|nous) (?:dire|repondre) (?:que )?non|(?:m'a|m'ont|nous a|nous ont) (?:dit|repondu) (?:que )?non",
  'reponse (?:suscite|est (?:incomprehensible|absurde|toujours|la meme|que))|(?:fin de non[- ]recevoir|classe(?:e)? sans suite)',
]);
/** A machine's receipt is no answer. */
const RECEIPT = /reponse automatique|accuse de reception|accuse reception|message automatique/;

/** Nothing but these between a letter and its date: `ma réclamation, envoyée en recommandé à la CPAM le …`. */
const LINKS = new Set(
  `en date datant datee date datees envoyee envoye envoyees adressee adresse deposee depose faite fait faites formee formulee
transmise transmis ecrite ecrit expediee postee effectuee recue recu du le de d des recommandee recommande avec ar accuse
reception par mail courriel courrier lettre internet telephone ameli compte messagerie mon ma notre votre la l les vos
service services a au aupres caisse cpam cnmss cpms cgss secu direction remonte remontant remontait datait dataient premiere premier no numero lrar`
    .trim()
    .split(/\s+/),
);

/** Between a letter and the silence that met it, besides the words above: verbs of remaining, and dates. */
const REMAINED =
  /\d+er|\b(?:est|sont|restee?s?|demeuree?s?|toujours|encore|ce|jour|depuis|er|et|puis|tous|toutes|dernier|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/g;
const LEFT_SILENT =
  /^[^\n]{0,90}?(?<![a-z'])(?:sans (?:reponse|suite|effet|retour|nouvelles?)|lettres? mortes?|(?:aucune?|pas (?:de |eu de |recu de )?) ?(?:reponse|retour|nouvelles?)|ignoree?s?)(?![a-z])/;

/** `Courriers du 1er septembre et du 13 octobre sans réponse`: nothing but dates and addressees before the silence. */
function leftSilent(after: string): boolean {
  const silent = LEFT_SILENT.exec(after)?.[0];
  if (silent === undefined) return false;
  const between = silent.replace(/(?:(?:sans|lettres?|aucune?|pas)(?: (?:de|eu de|recu de))? [a-z]+|ignoree?s?)$/, '');
  return links(between.replace(REMAINED, ''));
}

function links(between: string): boolean {
  const words = between.match(/[a-z]+/g) ?? [];
  return words.every((word) => LINKS.has(word)) && !/\d{5}/.test(between);
}

/** `Réclamation déposée le …`, `une réclamation a été adressée …`. */
const MADE =
  /^[^\n;:.]{0,60} pour (?:me plaindre|contester|reclamer|protester)\b|^,? \(?(?:(?:a|ont|avait|avaient) (?:deja |bien |donc |alors )?ete )?(?:faite|envoyee|adressee|deposee|effectuee|transmise|formulee|formee|ecrite|expediee|postee)s?\b/;

interface Act {
  readonly hit: Hit;
  readonly date: string | null;
}

/** Reads the first complaint from the author's words, what they forward and attach. */
export function priorComplaintOf(regions: readonly Region[], context: PriorContext): PriorComplaintReading {
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'signature');
  const acts = [...acted(told, context), ...named(told, context)];
  const forwarded = context.forwardedHeads.find(wentToCaisse);
  const forwardedOn = forwarded?.date ? dayOf(forwarded.date) : null;

  const negative = hits(told, UNANSWERED).filter((hit) => !/automatique/.test(hit.match[0]));
  const positive = hits(told, ANSWERED).filter(
    (hit) =>
      !RECEIPT.test(hit.match[0]) &&
      !negated(hit) &&
      !toSomethingElse(hit) &&
      // « pas eu de réponse de la CPAM »: the answer named is the one that did not come.
      !negative.some((none) => none.region === hit.region && none.start < hit.start && hit.start < none.end),
  );
  // The seeds' own wording, « la réponse de la caisse ne me satisfait pas », tells of a first step without naming it.
  const unsatisfied = positive.find(
    (hit) =>
      /reponse/.test(hit.match[0]) &&
      /(?:satisf|convien|convain|ne (?:me |m'|nous )?(?:repond|regle|resout|explique|apporte))/.test(wider(hit)),
  );
  const mentioned = acts.length > 0 || forwarded !== undefined || unsatisfied !== undefined;
  if (!mentioned) return { mentioned: false, date: null, answered: null, evidence: [] };

  const dates = [...acts.map((act) => act.date), forwardedOn].filter((date) => date !== null);
  const silentSince = dates.length === 0 ? sinceOf(negative, context.receivedOn) : null;
  const date = dates.length > 0 ? (dates.sort()[0] ?? null) : silentSince;
  const answered = positive.length > 0 ? true : negative.length > 0 ? false : null;

  const evidence: Evidence[] = [];
  for (const act of acts.slice(0, 2)) {
    const { start, end } = stretch(act.hit);
    evidence.push(quote('prior-complaint', act.hit.region, start, end));
  }
  const head = forwarded === undefined ? null : headLine(told, forwarded);
  if (head !== null) evidence.push(head);
  const answer = answered === true ? positive[0] : answered === false ? negative[0] : undefined;
  if (answer) evidence.push(quote(answered ? 'answered' : 'unanswered', answer.region, answer.start, answer.end));
  return { mentioned, date, answered, evidence };
}

/** Acts of complaining: `j'ai écrit à la CPAM le 3 septembre`. */
function acted(regions: readonly Region[], context: PriorContext): Act[] {
  const found: Act[] = [];
  for (const hit of hits(regions, ACTS)) {
    const text = hit.region.folded.text;
    const sentence = sentenceAround(text, hit.start);
    const after = text.slice(hit.end, Math.min(sentence.end, hit.end + 160));
    const inner = hit.match[0];
    // « votre agence m'a écrit » is the caisse's own act.
    if (/\b(?:pas|jamais|rien|aucune?|m'avez|m'a|m'ont|nous a|nous ont|nous avez|n'a)\b/.test(inner)) continue;
    if (/\bn(?:e|')$/.test(text.slice(sentence.start, hit.start).trimEnd())) continue;
    const groups = hit.match.groups ?? {};
    const object = after.slice(0, 140);
    const letter = new RegExp(`\\b${LETTER}\\b`).exec(object);
    const caisse = new RegExp(`\\b${CAISSE}\\b`).exec(object);
    const caisseBefore = new RegExp(`\\b(?:${CAISSE}|vous|leur|lui)\\b`).test(inner);
    const third = THIRD.exec(object);
    const first = Math.min(letter?.index ?? 999, caisse?.index ?? 999);
    if (third !== null && third.index < (caisse?.index ?? 999)) {
      // « j'ai écrit à mon médecin »; but « j'ai écrit un courrier au sujet de mon médecin traitant » is to the caisse.
      if (
        /(?:^| )(?:a |au |aux |avec |chez |la |le |l'|un |une |\d+ |mon |ma |mes |les |de |plusieurs |deux |trois |devant |d')+$/.test(
          object.slice(0, third.index),
        ) &&
        !/(?:sujet|propos|concernant|car|pour|que|contre|parce)/.test(object.slice(0, third.index))
      )
        continue;
    }
    if (groups['called'] !== undefined) {
      if (!context.byTelephone || (caisse === null && !caisseBefore)) continue;
    } else if (groups['went'] !== undefined) {
      if (!context.byTelephone || caisse === null) continue;
    } else if (groups['sent'] !== undefined) {
      if (letter === null || letter.index > 110) continue;
      if (CLAIM.test(object.slice(letter.index + letter[0].length))) continue;
      if (/^(?:demarches?|appels?)$/.test(letter[0]) && caisse === null) continue;
      if (/^appels?$/.test(letter[0]) && !context.byTelephone) continue;
    } else {
      const verb = groups['spoke'] ?? '';
      if (
        /^(?:contacte|recontacte|saisi|sollicite|alerte|interpelle|interroge|questionne|prevenu)/.test(verb) &&
        caisse === null &&
        !caisseBefore &&
        first > 40
      )
        continue;
      if (
        /^(?:saisi)/.test(verb) &&
        /^(?:e|s)? ?(?:de |d'|un |une |le |la |mon |ma |les )?(?:formulaire|dossier|demande|feuille|information|donnee)/.test(
          object,
        )
      )
        continue;
      if (
        /^(?:signale)/.test(verb) &&
        /^(?:e|s)? ?(?:mon |le |ma )?(?:changement|demenagement|naissance|perte)/.test(object)
      )
        continue;
      if (
        /^(?:relance|contacte|recontacte|signale)/.test(verb) &&
        !context.byTelephone &&
        /^[^\n,]{0,40}(?:par telephone|au telephone|3646|36 46)/.test(object)
      )
        continue;
    }
    found.push({ hit, date: dateOf(hit, context.receivedOn) });
  }
  return found;
}

/** Complaints named as things of the past: `ma réclamation du 12 octobre`, `malgré mes relances`. */
function named(regions: readonly Region[], context: PriorContext): Act[] {
  const found: Act[] = [];
  for (const hit of hits(regions, NOUNS)) {
    const text = hit.region.folded.text;
    const sentence = sentenceAround(text, hit.start);
    const after = text.slice(hit.end, Math.min(sentence.end, hit.end + 110));
    const before = text.slice(Math.max(sentence.start, hit.start - 60), hit.start);
    const noun = hit.match.groups?.['noun'] ?? '';
    const lead = hit.match.groups?.['lead'];
    if (CLAIM.test(after) || /\b(?:votre|vos|leur|sa|son)(?: [a-z]+)? ?$/.test(before)) continue;
    if (/^(?:appels?)$/.test(noun) && !context.byTelephone) continue;
    const possessed = /(?:^|\W)(?:ma|mon|mes|notre|nos|cette|ce|cet|ces|premiere|premier|1ere)\b/.test(hit.match[0]);
    const several = /\b(?:plusieurs|nombreu(?:x|ses)|multiples|deux|trois|quatre|\d+)\b/.test(hit.match[0]);
    const date = nextDate(hit, context.receivedOn, 70);
    const past =
      (date !== null && links(text.slice(hit.end, date.start))) ||
      /^(?: (?!(?:car|mais|que|qui|pour|puisque|concernant|suite|contre)\b)[a-z'0-9,/-]+){0,6}? (?:(?:est|sont) )?(?:restee?s?|demeuree?s?|sans (?:reponse|suite|effet|retour)|n'(?:a|ont) (?:pas|jamais|recu|eu)|lettres? mortes?|n'a pas (?:ete )?|a ete (?:rejetee?|ignoree?|classee?))/.test(
        after,
      );
    const repeated =
      lead === 'malgre' ||
      /^(?:reponse|repondu|repondre|retour|donne suite)/.test(lead ?? '') ||
      /^(?:copie|double|rappel)/.test(lead ?? '') ||
      // « la CPAM ne répond pas depuis un mois à ma réclamation »
      (lead === 'a' && /\b(?:repond[a-z]*|reponses?|retour|suite)\b[^,;:\n]{0,50}$/.test(before));
    const made = MADE.test(after);
    const silent = leftSilent(after) || silenceFollows(text, sentence.end, after);
    const afterFirst =
      (lead === 'suite a' || lead === 'apres') && new RegExp(`\\b${CAISSE}\\b`).test(after.slice(0, 50));
    if (!possessed && !(several && (repeated || past || lead === 'apres'))) {
      const dated = (past || made) && date !== null && (/reclamation|plainte|contestation/.test(noun) || made);
      if (!dated && !silent) continue;
    }
    if (!(past || repeated || silent || made || afterFirst || (several && lead === 'apres'))) continue;
    if (THIRD.test(after.slice(0, 40)) && !new RegExp(`\\b${CAISSE}\\b`).test(after.slice(0, 40))) continue;
    const own = past && date !== null ? date.date : dateOf(hit, context.receivedOn);
    found.push({ hit, date: own ?? datedNext(text, sentence.end, context.receivedOn) });
  }
  return found;
}

/** `… ma réclamation sans suite. Elle datait du 14 août.`: the next sentence dates it. */
function datedNext(text: string, sentenceEnd: number, on: string): string | null {
  const next =
    text
      .slice(sentenceEnd, sentenceEnd + 90)
      .trimStart()
      .split('\n', 1)[0] ?? '';
  return /^(?:elles?|celles?-ci|ils?|celui-ci|ceux-ci)(?: [a-z']+){0,2} (?:dat(?:e|ent|ait|aient|ee?s?)|remonte|(?:envoye|adresse|depose)e?s?)\b/.test(
    next,
  )
    ? (findDates(next, on)[0]?.date ?? null)
    : null;
}

/** `Ma réclamation à la caisse ? Aucune réponse.`: a question that the next sentence answers with the silence. */
function silenceFollows(text: string, sentenceEnd: number, after: string): boolean {
  if (!/^[^\n,;:]{0,60}\?$/.test(after.trimEnd())) return false;
  const next = text.slice(sentenceEnd, sentenceEnd + 60).trimStart();
  return [...next.matchAll(UNANSWERED)].some((none) => none.index === 0);
}

/** The date of an act: in it, or opening its clause (« Le 5 octobre, j'ai écrit … »), or the first after it that is its own. */
function dateOf(hit: Hit, on: string): string | null {
  const inside = findDates(hit.match[0], on)[0];
  return inside?.date ?? leadingDate(hit, on) ?? nextDate(hit, on, 130)?.date ?? null;
}

/** `Par lettre du 14 septembre dernier j'ai protesté`: a date that opens the act's clause, with nothing else told between. */
function leadingDate(hit: Hit, on: string): string | null {
  const text = hit.region.folded.text;
  const sentence = sentenceAround(text, hit.start);
  const from = wordStart(text, Math.max(sentence.start, hit.start - 90));
  const before = text.slice(from, hit.start);
  const leading = findDates(before, on).at(-1);
  if (!leading) return null;
  const between = before.slice(leading.end);
  const opening = before.slice(0, leading.start).replace(DATE_LEAD, '').replace(GREETING, '').trimEnd();
  const opens = opening === '' || /(?:[,;:(!.]|\b(?:et|puis|mais|donc|car|or|ensuite|deja))$/.test(opening);
  const plain = links(between) || (between.length < 30 && !/\b(?:ai|a|est|ete|et)\b/.test(between));
  return opens && plain ? leading.date : null;
}

/** The first date within `reach` characters after a match, in its sentence, that no other event claims. */
function nextDate(hit: Hit, on: string, reach: number): FoundDate | null {
  const text = hit.region.folded.text;
  const { end } = sentenceAround(text, hit.start);
  const from = hit.end;
  const window = text.slice(from, Math.min(end, from + reach));
  for (const date of findDates(window, on)) {
    const before = window.slice(0, date.start).trimEnd();
    if (ofAnotherThing(before)) continue;
    // Once the matter is told, `du 12 août` is the matter's date; only `le 5 octobre` may still be the letter's.
    if (MATTER_TOLD.test(before) && !/(?:\bles?|,|\bdes le|\bil y a|\bvoila|\bvoici)$/.test(before)) {
      if (date.precision !== 'ago') continue;
    }
    return { ...date, start: date.start + from, end: date.end + from };
  }
  return null;
}

/** The next beginning of a word: a date must not be cut (`12 octobre` to `2 octobre`). */
function wordStart(text: string, position: number): number {
  let at = position;
  while (at > 0 && at < text.length && /[a-z0-9]/.test(text[at - 1] ?? '') && /[a-z0-9]/.test(text[at] ?? '')) at++;
  return at;
}

/** `sans réponse depuis trois semaines`: the silence tells the date where nothing else does. */
function sinceOf(negative: readonly Hit[], on: string): string | null {
  for (const hit of negative) {
    const text = hit.region.folded.text;
    const { end } = sentenceAround(text, hit.start);
    const window = text.slice(hit.start, Math.min(end, hit.end + 45));
    const since = findDates(window, on).find((date) =>
      /depuis/.test(window.slice(Math.max(0, date.start - 12), date.end)),
    );
    if (since) return since.date;
  }
  return null;
}

function stretch(hit: Hit): { start: number; end: number } {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return { start: hit.start, end: Math.min(end, hit.end + 90) };
}

function wider(hit: Hit): string {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return hit.region.folded.text.slice(hit.start, Math.min(end, hit.end + 40));
}

function negated(hit: Hit): boolean {
  const before = hit.region.folded.text.slice(Math.max(0, hit.start - 14), hit.start);
  return (
    /(?:\bn'|\bne |\bn|aucune |jamais |pas de |sans |toute |une |la |votre )$/.test(before) &&
    /(?:\bn'|\bne |aucune |jamais |pas de |sans )$/.test(before)
  );
}

/** An answer to a claim (`réponse négative à ma demande de cure`) is the contested decision. */
function toSomethingElse(hit: Hit): boolean {
  const { end } = sentenceAround(hit.region.folded.text, hit.start);
  return /^ (?:a|concernant|sur) (?:ma|notre|la) (?:demande|prise en charge|dossier)/.test(
    hit.region.folded.text.slice(hit.end, end),
  );
}

/** A forwarded mail is the first complaint when it went to the caisse, its complaint desk included; a conciliateur is no caisse. */
function wentToCaisse(head: ForwardedHead): boolean {
  const to = head.to.toLowerCase();
  if (to === '' || /conciliat|mediat|médiat/.test(to)) return false;
  const addressed =
    /caisse|cpam|cnmss|cgss|cpms|ameli|assurance|mutuelle|secu|reclamation|prestations|service|agence|gestion|contact@|accueil@/.test(
      to,
    );
  const sender = head.from?.address.toLowerCase() ?? '';
  return addressed && !/@(?:.*\.)?(?:cpam|cnmss|cgss|cpms|ameli|assurance-maladie)[.-]/.test(sender);
}

/** The line of the forwarded head that dates it; null for an attached mail, whose head is no text. */
function headLine(regions: readonly Region[], head: ForwardedHead): Evidence | null {
  for (const { source, text } of regions) {
    if (source !== 'forwarded') continue;
    const line = text.split('\n', 400).find((one) => one.length < 200 && parseWrittenDate(one) === head.date);
    if (line !== undefined && head.date !== null) return { about: 'prior-complaint', quote: line.trim(), source };
  }
  return null;
}

/** The head's local date; an instant with an offset or Z falls on its Paris date. */
function dayOf(date: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? civilDate(date) : date.slice(0, 10);
}
