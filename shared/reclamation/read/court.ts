/**
 * Whether a court is seized: affirmed, not threatened, not denied; and the commission de recours amiable, which is
 * no court (domain.md § 1 no. 3, § 11). Refusing somebody for a court they only spoke of is the error to avoid.
 */
import type { Evidence } from '../reading.ts';
import { anyOf, type Hit, hits, quote } from './evidence.ts';
import { sentenceAround } from './folded.ts';
import type { Region } from './regions.ts';

export interface CourtReading {
  readonly courtSeized: boolean;
  readonly craSeized: boolean;
  readonly evidence: readonly Evidence[];
}

const COURT =
  "(?<![a-z])(?:tribunal|tribunaux|pole social|tass|tci|tji|tgi|tj|contentieux de l'incapacite|contentieux general de la securite sociale|cour d'appel|cour de cassation|conseil d'etat|cour administrative|juge des referes|refere|(?:en|la) justice|(?:un|le|du|au|devant) juge|greffe|juridiction)";
/** Courts of other matters: labour, family, guardianship, crime, trade. */
const OTHER_MATTERS =
  /prud'?hom|prudhom|affaires familiales|\bjaf\b|divorce|tutelles?\b|curatelle|protection des majeurs|juge des (?:enfants|contentieux de la protection)|habilitation familiale|correctionnel|voisinages?\b|voisine?s?\b|(?:collegue|amie?|cousine?|connaissance|camarade)s? (?:a|ont|avait)\b|locataires?\b|proprietaires?\b|bailleurs?\b|loyers?\b|succession|rien a voir avec|tribunal de (?:police|commerce)|commissariat|gendarmerie|procureur|penale?\b|surendettement/;
/** Over and done with: another dispute than this one. */
const CONCLUDED =
  /\b(?:affaires?|proces|litiges?|procedures?)(?: [a-z'-]+){0,3} (?:termine|clos|close|classe|regle|reglee|fini|finie|terminee|classee|jugee|soldee?)\b|\bautre (?:affaire|litige|dossier)\b|\bdesist[a-z]+|\brenonce (?:a|au)\b|\bretire (?:ma|mon|notre) (?:requete|recours|assignation)\b/;
/** The author says outright that no court has this matter. */
const NO_COURT = anyOf([
  `n'(?:ai|avons)(?: [a-z'-]+){0,2} (?:saisi|engage|introduit|porte|depose)(?: [a-z'-]+){0,4} aucune?(?: [a-z'-]+){0,3} ${COURT}`,
  `aucune?(?: [a-z'-]+){0,2} ${COURT}(?: [a-z'-]+){0,3} (?:n'a|n'est|ne)`,
  `n'(?:ai|avons) (?:pas|jamais) (?:encore |non plus )?(?:saisi|assigne)(?: [a-z'-]+){0,3} ${COURT}`,
]);
/** Not yet, perhaps, or if: no seizing. */
const NOT_DONE =
  /\b(?:vais|va|vas|allons|allez|vont|irai|irons|irais|saisirai|saisirais|saisirons|saisirez|porterai|porterons|deposerai|engagerai|ferai|serai|serais|serons|sera|seront|saisira|envisage|envisageons|envisagerai|compte|comptons|menace|pense|pensons|hesite|voudrais|souhaite|aimerais|pourrais|pourrai|pourrons|puis-je|peux|pouvez|peut|possibilite|dois|devrai|devrais|devrons|devoir|faudra|faudrait|faut-il|faut|si|sinon|avant de|avant d'|pret a|prete a|prets a|reserve|reservons|defaut|faute de|prochainement|bientot|eventuellement|eventuelle|eventuel|obliger a|obligera|contraint de|contrainte de|oblige de|obligee de|quitte a|plutot que|eviter|evitant|evitera|au lieu|sans (?:avoir a|devoir)|droit de|delai pour|delais pour|voies? de recours)\b/;
const DENIED =
  /\b(?:(?:aucune?|sans|ni|pas de|pas d') ?(?:autre |nouvelle )?(?:saisir|avoir saisi|passer|procedure|tribunal|recours (?:contentieux|judiciaire)|recours devant|juridiction|instance|action|saisine|requete|proces|audience|demarche)|(?:pas|jamais|point|nullement)(?: encore| du tout| non plus| a ce jour)?(?: ete)? (?:saisie?|engagee?|assigne|depose|introduit|forme|porte|intente|entamee?|lancee?|passe|fait|ouvert|eu|en (?:justice|procedure|cours)|devant|au (?:tribunal|pole))|n'(?:ai|a|avons|est|ont|y a|etait)(?: [a-z'-]+){0,2} (?:pas|jamais|aucune?|ni)(?: [a-z'-]+){0,3} (?:saisie?|engage|assigne|depose|introduit|forme|porte|intente|entame|procedure|tribunal|juridiction|justice|lance))\b/;

const SEIZED = anyOf([
  `(?:ai|a|avons|avoir|ayant|ont|a ete|ete|avait|avais|est|etait)(?: [a-z'-]+){0,5} (?:saisie?s?|assigne|attaque|depose|forme|introduit|engage|intente|porte|fait|entame|lance|ouvert|poursuivi|cite|traine)(?:e|s|es)?(?: [^\\n]{0,60}?)? ?${COURT}`,
  `${COURT}(?: [a-z'-]+){0,6} (?:est|a ete|a deja ete|etait|est deja|est donc|vient d'etre|a bien ete|se trouve) (?:deja |donc |actuellement |maintenant |a present )?saisie?`,
  `(?:saisine|assignation|requete|recours contentieux|recours|procedure(?: judiciaire| contentieuse)?|instance|affaire|litige|dossier)(?: [a-z'-]+){0,6} (?:en cours|pendante?|enregistree?|deposee?|est|introduite?|engagee?|ouverte?|enrolee?|formee?)(?: [^\\n]{0,40}?)? ${COURT}`,
  `(?:une |la |ma |cette )?(?:procedure|instance|action) (?:judiciaire|contentieuse|en justice)(?: [a-z'-]+){0,4} (?:est |actuellement |deja )*(?:en cours|engagee|ouverte|pendante)`,
  `(?:en (?:cours de )?)?(?:procedure|proces|instance)(?: [a-z'-]+){0,4} (?:devant|aupres|au|avec)(?: [a-z'-]+){0,2} ${COURT}`,
  `(?:rg|role general)(?: ?(?:n°|no|numero|:))* ?:? ?\\d{2} ?[/-] ?\\d{4,5}`,
  `(?:audience|plaidoirie|convocation|convoquee?s?|citee?s?|expertise ordonnee)(?: [^\\n]{0,50}?)? (?:${COURT}|(?:prevue|fixee|aura lieu|est)? ?(?:le|du|au|en) \\d{1,2}(?:er)? ?(?:[/.]\\d|(?:jan|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[a-z]*))`,
  `${COURT}(?: [a-z'-]+){0,6} (?:m'a|nous a|a|doit|vient de) (?:convoque|rendu|juge|statue|statuer|condamne|ordonne|donne raison|deboute|designe un expert|renvoye|fixe)`,
  `(?:j'ai|nous avons|ai|mon avocat a) (?:fait|interjete|releve) appel (?:du|de ce|de la|contre|de) ?(?:jugement|decision du tribunal)?`,
  `(?:le |un |ce |par )?jugement(?: [a-z'-]+){0,3} (?:du|rendu|a ete rendu|en date)`,
]);

const CRA = "(?:commission (?:de |des )?recours (?:a l')?amiables?|c\\.? ?r\\.? ?a\\.?|recours amiable)";
const CRA_SEIZED = anyOf([
  `(?:ai|a|avons|avoir|ayant|ont|ete|avait|avais)(?: [a-z'-]+){0,5} (?:saisie?s?|ecrit|depose|forme|introduit|adresse|envoye|fait|porte|sollicite|conteste|transmis|presente|exerce)(?:e|s|es)?(?: [^\\n]{0,60}?)? ?${CRA}`,
  `${CRA} ?[,:]? (?:que j'ai |deja |elle-meme )?saisie`,
  `${CRA}(?: [a-z'-]+){0,6} (?:est|a ete|a deja ete|etait|est deja|a bien ete|se trouve) (?:deja |aussi |egalement |bien )*saisie`,
  `(?:la |ma |cette |une )?${CRA}(?: [a-z'-]+){0,3} (?:a|m'a|nous a|n'a|ne|m'ont|qui|tarde|reste|restee?|est reste|sans reponse|en cours|est en cours|depose|du \\d{1,2}|le \\d{1,2})`,
  `(?:saisine|recours|reponse|decision|rejet|refus|avis|silence|dossier|courrier|lettre|contestation)(?: [a-z'-]+){0,6} (?:de la|par la|devant la|aupres de la|a la|en) ${CRA}`,
]);
const CRA_PROPOSED =
  /\b(?:puis-je|dois-je|faut-il|peux|pouvez|vais|allons|saisirai|compte|envisage|souhaite|voudrais|si|pourrais|pourrai|possibilite|droit de|delai pour|reserve|invite a|conseille de|propose de|indique que)\b/;
const CRA_DENIED =
  /\b(?:n'(?:ai|avons|a)(?: [a-z'-]+){0,3} (?:pas|jamais|aucun)(?: [a-z'-]+){0,3} (?:saisi|ecrit|fait|depose|forme|exerce)|pas (?:encore |du tout )?saisi|sans (?:saisir|avoir saisi|passer)|ni (?:la |le |de )?(?:cra|commission|saisi)|aucun recours|jamais saisi)\b/;

/** Reads both from the author's own words, what they forward and attach; a quoted letter of the caisse affirms nothing. */
export function courtOf(regions: readonly Region[]): CourtReading {
  const told = regions.filter((region) => region.source !== 'quoted');
  const evidence: Evidence[] = [];
  let courtSeized = false;
  let craSeized = false;
  // « Je n'ai saisi aucune juridiction » settles it; « pas le TASS mais le tribunal judiciaire » does not.
  const denied = hits(told, NO_COURT).some(
    (hit) => !/^[^\n]{0,60}\bmais\b/.test(hit.region.folded.text.slice(hit.end, hit.end + 80)),
  );
  for (const hit of denied ? [] : hits(told, SEIZED)) {
    const clause = clauseAround(hit.region.folded.text, hit.start, hit.end);
    if (OTHER_MATTERS.test(clause) || concluded(hit) || NOT_DONE.test(clause) || DENIED.test(clause)) continue;
    // `commission de recours amiable` names no court; a court must stand in the matched words or a docket number.
    courtSeized = true;
    evidence.push(quote('court', hit.region, hit.start, hit.end));
    break;
  }
  for (const hit of hits(told, CRA_SEIZED)) {
    const clause = clauseAround(hit.region.folded.text, hit.start, hit.end);
    if (CRA_PROPOSED.test(clause) || CRA_DENIED.test(clause)) continue;
    craSeized = true;
    evidence.push(quote('cra', hit.region, hit.start, hit.end));
    break;
  }
  return { courtSeized, craSeized, evidence };
}

/** « J'avais saisi le tribunal mais je me suis désisté »: the end of it may stand in another clause. */
function concluded(hit: Hit): boolean {
  const { start, end } = sentenceAround(hit.region.folded.text, hit.start);
  return CONCLUDED.test(hit.region.folded.text.slice(start, end));
}

/**
 * The clause around a match: its sentence, cut at `;`, at a comma or `mais`/`et je` that opens another clause, so that a
 * denial in one half says nothing of the other.
 */
function clauseAround(text: string, start: number, end: number): string {
  const sentence = sentenceAround(text, start);
  const before = text.slice(sentence.start, start);
  const after = text.slice(end, sentence.end);
  const cutBefore = Math.max(before.lastIndexOf(';'), lastClause(before));
  const cutAfter = after.search(/;|,? (?:mais|car|or|donc|puis|alors|et (?:je|nous|j'|vous|la|le|ma|mon|si))\b/);
  return (
    before.slice(cutBefore + 1) +
    text.slice(start, end) +
    (cutAfter === -1 ? after.slice(0, 80) : after.slice(0, cutAfter))
  );
}

function lastClause(before: string): number {
  let last = -1;
  // « Faute de réponse, j'ai saisi … »: what stands before the comma is another clause.
  for (const match of before.matchAll(
    /\b(?:mais|car|or|donc|puis|alors|et (?:j'|je|nous|mon avocat|le|la))\b|, (?=(?:j'|je|nous|mon|ma) ?)/g,
  )) {
    last = match.index - 1;
  }
  return last;
}
