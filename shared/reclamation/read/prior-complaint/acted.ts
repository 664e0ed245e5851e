/** Complaints told by what somebody did: `j'ai écrit à la CPAM le 3 septembre`. */
import { hits } from '../evidence.ts';
import { sentenceAround } from '../folded.ts';
import type { Region } from '../regions.ts';
import type { Act, PriorContext } from './act.ts';
import { dateOf, rowDate } from './act-date.ts';
import { CAISSE, CALLED, CLAIM, GAP, LETTER, NOT_THIS_ONE, SENT, SPOKE, THIRD, WENT, WHO } from './lexicon.ts';

const ACTS = new RegExp(
  `(?<![a-z'])(?:${WHO}${GAP}(?:(?<spoke>${SPOKE})|(?<sent>${SENT})|(?<called>${CALLED}))(?:e?s?|r|z)|(?<went>${WENT})|(?<plaint>(?:je me suis|nous nous sommes) (?:[a-z]+ )?(?:plainte?s?|plaints)|(?:je |j'|nous )(?:vous |lui |leur )?(?:reclamais|contestais|ecrivais|protestais|signalais|saisissais|reclamions|contestions|ecrivions|protestions))|(?<present>(?:je|nous) (?:vous |lui |leur )?(?:reclame|conteste|ecris|proteste|relance|saisis|signale|depose|adresse|envoie)(?:ons)?)(?! depuis)|(?<since>(?:je|nous) (?:(?:me|nous) )?(?:reclamons?|plains|plaignons|protestons?|contestons?|reclame|proteste|conteste) depuis)|(?<passive>${CAISSE}(?: (?!(?:a|ont|est|n'a|qui|que)\\b)[a-z]+){0,2},? (?:que j'ai |qui a ete |a ete |ait ete |fut )?(?:deja |pourtant |bien )?(?:relancee?|saisie?|contactee?|sollicitee?|interrogee?|alertee?|interpellee?)s?))(?![a-z])`,
  'g',
);

/** « la lettre de réclamation que j'ai adressée »: its object stands before it. */
const NAMED_BEFORE =
  /(?<=\b(?:reclamation|contestation|plainte|lettre|courrier|mail|courriel|message)(?: [a-z]+)? )que $/;

/** « c'est la caisse qui a écrit », « M. Martin, de la CPAM, a écrit »: the act of somebody else. */
const OWN_ACT =
  /\b(?:caisse|cpam|cnmss|cgss|secu|assurance maladie|votre|vos|medecin|docteur|dr|employeur|patron|pharmacien|clinique|hopital)\b/;

/** « et vous saisir », « et je le conteste », « , la caisse lui réclame »: to come, done by this very mail, or done by others. */
function isNoPast(inner: string): boolean {
  if (DECIDED.test(inner)) return false;
  if (/\b(?:vous|le|la|les|lui|leur|de|pour|a|veux|vais|compte|voudrais|souhaite|dois|peux) [a-z]+r$/.test(inner))
    return true;
  if (!/^(?:et|puis|,)/.test(inner) || /\b(?:ai|avons|suis)\b/.test(inner)) return false;
  return /r$|\b(?:je|nous|on|ils?|elles?|caisse|cpam|cnmss|service|agence)\b/.test(inner);
}

/** « j'ai fini par écrire »: an infinitive that was carried out. */
const DECIDED =
  /\b(?:fini par|du|decide de|resolu a|tenu a|tente de|essaye de|pris la plume pour|pris le temps de) [a-z]+$/;

/** Characters over which a pronoun still points back. */
const FARTHEST_PRONOUN = 200;

export function acted(regions: readonly Region[], { receivedOn, byTelephone }: PriorContext): Act[] {
  const found: Act[] = [];
  /** Where the last act to somebody else ended: « je l'ai relancé » goes on about them. */
  let elsewhere: { readonly region: Region; readonly end: number } | null = null;
  for (const hit of hits(regions, ACTS)) {
    const text = hit.region.folded.text;
    const sentence = sentenceAround(text, hit.start);
    const after = text.slice(hit.end, Math.min(sentence.end, hit.end + 160));
    const inner = hit.match[0];
    // « votre agence m'a écrit » is the caisse's own act.
    if (/\b(?:pas|jamais|rien|aucune?|m'avez|m'a|m'ont|nous a|nous ont|nous avez|n'a)\b/.test(inner)) continue;
    if (/\bn(?:e|')$/.test(text.slice(sentence.start, hit.start).trimEnd())) continue;
    if (NOT_THIS_ONE.test(after)) continue;
    if (isNoPast(inner)) continue;
    // « 27 avril : je réclame par écrit »: a chronicle in the present.
    if (hit.match.groups?.['present'] !== undefined && rowDate(hit, receivedOn) === null) continue;
    const byAnother =
      /^(?:c'est|cette derniere|ce dernier|l'interessee?|elles?|ils?|m|mr|mme|mlle|monsieur|madame|mademoiselle)\b/.test(
        inner,
      );
    if (byAnother && OWN_ACT.test(inner)) continue;
    const groups = hit.match.groups ?? {};
    const object = after.slice(0, 140);
    const letter =
      new RegExp(`\\b${LETTER}\\b`).exec(object) ??
      NAMED_BEFORE.exec(text.slice(Math.max(sentence.start, hit.start - 60), hit.start));
    const caisse = new RegExp(`\\b${CAISSE}\\b`).exec(object);
    const caisseBefore = new RegExp(`\\b(?:${CAISSE}|vous|leur|lui)\\b`).test(inner);
    const third = THIRD.exec(object);
    const first = Math.min(letter?.index ?? 999, caisse?.index ?? 999);
    const helped = third !== null && /\bavec (?:l'|la |le |une? |mon |ma )$/.test(object.slice(0, third.index));
    if (third !== null && !helped && third.index < (caisse?.index ?? 999)) {
      // « j'ai écrit à mon médecin »; but « j'ai écrit un courrier au sujet de mon médecin traitant » is to the caisse.
      if (
        /(?:^| )(?:a |au |aux |avec |chez |la |le |l'|un |une |\d+ |mon |ma |mes |les |de |plusieurs |deux |trois |devant |d')+$/.test(
          object.slice(0, third.index),
        ) &&
        !/(?:sujet|propos|concernant|car|pour|que|contre|parce)/.test(object.slice(0, third.index))
      ) {
        elsewhere = { region: hit.region, end: hit.end };
        continue;
      }
    }
    const onThem = elsewhere?.region === hit.region && hit.start - elsewhere.end < FARTHEST_PRONOUN;
    if (onThem && caisse === null && /^(?:et|puis|,)|\b(?:l'|les |lui |leur )(?:ai|avais|avons)\b/.test(inner))
      continue;
    if (byAnother && caisse === null && letter === null) continue;
    // « elle a envoyé un message à la CPAM »: whoever writes to the caisse is not the caisse.
    if (/^(?:elles?|ils?)\b/.test(inner) && caisse === null) continue;
    if (groups['called'] !== undefined) {
      if (!byTelephone || (caisse === null && !caisseBefore)) continue;
    } else if (groups['went'] !== undefined) {
      if (!byTelephone || caisse === null) continue;
    } else if (groups['plaint'] !== undefined) {
      if (caisse === null && letter === null && !caisseBefore) continue;
    } else if (groups['sent'] !== undefined) {
      if (letter === null || letter.index > 110) continue;
      if (letter[0] !== 'que ' && CLAIM.test(object.slice(letter.index + letter[0].length))) continue;
      if (/^(?:demarches?|appels?)$/.test(letter[0]) && caisse === null) continue;
      if (/^appels?$/.test(letter[0]) && !byTelephone) continue;
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
        !byTelephone &&
        /^[^\n,]{0,40}(?:par telephone|au telephone|3646|36 46)/.test(object)
      )
        continue;
    }
    found.push({
      hit,
      date: (groups['present'] === undefined ? null : rowDate(hit, receivedOn)) ?? dateOf(hit, receivedOn),
    });
  }
  return found;
}
