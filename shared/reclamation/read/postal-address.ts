/**
 * The citizen's postal address: a street or lieu-dit line, and a postcode with its town. `83000 Toulon` alone is none.
 * On one line or several, in table cells, with bâtiment, CEDEX, BP. The caisse's own address, which people copy above
 * their letter, is not theirs.
 */

const POSTCODE_TOWN =
  /(?<![\d/.-])((?:0[1-9]|[1-8]\d|9[0-8])\d{3}|2[AB]\d{3})\s{1,3}(\p{L}[\p{L}'’. -]{1,45}(?:(?<=cedex )\d{1,2})?)/giu;
const STREET_WORDS =
  'rue|chauss[ée]e|r\\.|avenue|av\\.?|ave|bd|boulevard|boul\\.?|blvd|place|pl\\.?|chemin|ch\\.|chem\\.?|impasse|imp\\.?|all[ée]es?|all\\.?|route|rte|quai|cours|square|sq\\.?|passage|sentier|sente|r[ée]sidence|r[ée]s\\.?|lotissement|lot\\.?|hameau|lieu[- ]?dit|lieudit|quartier|faubourg|fbg|fg|villa|mont[ée]e|esplanade|promenade|voie|venelle|ruelle|rond[- ]point|cit[ée]|clos|domaine|parc|mail|traverse|corniche|carrefour|z\\.?a\\.?|z\\.?i\\.?|zac|ferme|moulin|ch[âa]teau|mas|bp|b\\.p\\.|cs|tsa|chez|le bourg|bourg|camping|caserne|quartier|villa|gendarmerie|foyer|ehpad|r[ée]gion';
const STREET = new RegExp(`(?<![\\p{L}])(?:${STREET_WORDS})(?![\\p{L}])`, 'iu');
/** `14 impasse des Goélands`, `12 bis, rue …`: a number then words; also `12 Le Bourg`. */
const NUMBERED = /(?<!\d)\d{1,4}\s?(?:bis|ter|quater|[a-dA-D])?\s?,?\s{1,2}\p{L}[\p{L}'’. -]{2,}/u;
const NUMBERED_STREET = /(?<![\d.,])\d{1,4}\s?(?:bis|ter|quater|[a-dA-D](?=[ ,]))?\s?,?\s{1,2}(?=\p{L}{2,})/gu;
const PHONE_LIKE = /(?:\d[\s.-]?){9,}/;
const LABEL =
  /^(?:(?:mon |ma |notre )?(?:adresse|domicile|domicili[ée]e?|demeurant|r[ée]sidant|habitant|j['’]habite|je demeure|adr\.?)(?: (?:postale|personnelle|actuelle|compl[èe]te|est|au|à|a|au n°))*\s*[:=|-]?\s*)/iu;
/** Whose address it is not: the lines of a letter's addressee, a court, a doctor, a clinic. */
const NOT_THEIRS =
  /\b(?:cpam|cnmss|cpms|cgss|caisse|assurance maladie|s[ée]curit[ée] sociale|conciliateur|m[ée]diateur|service r[ée]clamations?|service contentieux|tribunal|p[ôo]le social|commission|d[ée]fenseur|mission de conciliation|centre de pr[ée]voyance|cabinet|dr|docteur|clinique|h[ôo]pital|chu|chr|chru|pharmacie|mairie|laboratoire|agence)\b/iu;

/** A line that may stand between street and town: `Bât. C`, `BP 12`, `Appt 4`, `Lieu-dit Kerguen`. */
const COMPLEMENT =
  /^(?:b[âa]t|appt?|appartement|esc|[ée]tage|\d|bp|b\.p|cs|lieu|r[ée]s|chez|lot|hameau|le |la |les |l['’]|imm)/iu;

/** The first complete address of a text, on one line; null when there is none. */
export function findPostalAddress(text: string): string | null {
  const lines = text
    .slice(0, 200_000)
    .split('\n')
    .map((line) =>
      line
        .replace(/^[>\s|]+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.length > 2000) continue;
    for (const match of line.matchAll(POSTCODE_TOWN)) {
      const found = around(lines, index, match);
      if (found !== null) return found;
    }
  }
  return null;
}

const HAMLET = /^\p{Lu}[\p{L}'’-]*(?: (?:\p{Lu}?[\p{L}'’-]+)){0,4}$/u;
const TOWN_LINE = /^((?:0[1-9]|[1-8]\d|9[0-8])\d{3}|2[AB]\d{3})\s{1,3}(\p{L}[\p{L}'’. -]{1,45})$/iu;

/**
 * An address without street or number, as in the country: `Le Prieuré`, then `72990 Parcé-le-Vieil`, on two lines or on
 * one. The name above a town alone is no lieu-dit.
 * @param isPerson whether a line names the sender
 */
export function findHamletAddress(text: string, isPerson: (line: string) => boolean): string | null {
  const lines = text
    .slice(0, 200_000)
    .split('\n')
    .map((line) => line.trim());
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.length > 120) continue;
    const comma = line.lastIndexOf(', ');
    const place = comma === -1 ? (lines[index - 1] ?? '') : line.slice(0, comma);
    const town = TOWN_LINE.exec(comma === -1 ? line : line.slice(comma + 2));
    if (town === null || !HAMLET.test(place) || isPerson(place) || NOT_THEIRS.test(place)) continue;
    // Above a lieu-dit stands whose it is; a line without anything above it tells too little.
    const owner = lines[index - (comma === -1 ? 2 : 1)] ?? '';
    if (owner === '' || addressee(lines, index)) continue;
    return `${place}, ${town[1]} ${townOf(town[2] ?? '')}`;
  }
  return null;
}

function around(lines: readonly string[], index: number, match: RegExpMatchArray): string | null {
  const line = lines[index] ?? '';
  const at = match.index ?? 0;
  const town = townOf(match[2] ?? '');
  if (town === '') return null;
  const end = `${match[1]} ${town}`;
  const same = streetPart(line.slice(Math.max(0, at - 160), at));
  if (same !== null) return addressee(lines, index) ? null : `${same}, ${end}`;
  // The street stands on one of the three lines above.
  if (
    at > 0 &&
    line
      .slice(0, at)
      .replace(LABEL, '')
      .replace(/[\s,:|–—-]|code postal|ville|cp|france|f-/giu, '') !== ''
  )
    return null;
  const above: string[] = [];
  for (let back = 1; back <= 3 && index - back >= 0; back++) {
    const candidate = (lines[index - back] ?? '').replace(LABEL, '').replace(/[,;]$/, '').trim();
    if (candidate === '' && back === 1) continue;
    if (candidate === '' || candidate.length > 90) break;
    if (isStreet(candidate)) {
      if (NOT_THEIRS.test(candidate.replace(/\d.*$/, '')) || addressee(lines, index - back)) return null;
      return [candidate, ...above, end].join(', ');
    }
    if (!COMPLEMENT.test(candidate)) break;
    above.unshift(candidate);
  }
  return null;
}

/** The town's words: at most five, up to a word of another sentence. */
function townOf(words: string): string {
  const kept: string[] = [];
  for (const word of words.trim().split(/\s+/).slice(0, 6)) {
    if (
      /^(?:t[ée]l|t[ée]l\.|t[ée]l[ée]phone|nss|ss|n°ss|s[ée]cu|s[ée]curit[ée]|assur[ée]e?|adh[ée]rente?|cpam|cnmss|mail|nir|email|et|je|j['’]ai|mon|ma|né|née|num|numéro|port|portable|n°|france)[.:]?$/iu.test(
        word,
      )
    )
      break;
    kept.push(word.replace(/[.,;]+$/, ''));
    if (/[.;,]$/.test(word) && !/^st\.?$/i.test(word)) break;
  }
  const town = kept.join(' ').replace(/[\s–-]+$/u, '');
  // `12000 euros`, `30000 points` are no towns.
  return /^(?:euros?|eur|points?|francs?|ans|jours|heures|km|f)\b/iu.test(town) ? '' : town;
}

/** What comes before the postcode on its line, when it holds a street. */
function streetPart(before: string): string | null {
  const pieces = before.split(
    /[|;\t]|(?<=[\p{L}\d]) [-–—] (?=\d)|: |(?<!(?<![\p{L}])(?:av|ave|sq|bd|boul|blvd|pl|ch|chem|imp|all|rte|r|r[ée]s|lot|fg|fbg|b[âa]t|appt?|st|ste|dr|gal|g[ée]n|mal|col|cdt|pdt|prof))\. (?=[\p{L}\d])|\b(?:habite|demeure|demeurant|r[ée]sidant|domicili[ée]e?|réside|adresse est|adresse postale|adresse)\b(?: (?:au|à|a|est|le|la))*/iu,
  );
  const last = (pieces.at(-1) ?? '')
    .replace(LABEL, '')
    .replace(/[\s,–—-]+$/u, '')
    .replace(/^[\s,:–—-]+/u, '')
    .trim();
  if (last === '' || last.length > 160) return null;
  // `Jeanne Dupont, 5 rue du Fort`, `(NIR 2 69 04 …), 12 rue Clovis`: the street begins at the last number before it.
  for (const numbered of [...last.matchAll(NUMBERED_STREET)].reverse()) {
    const street = last
      .slice(numbered.index)
      .replace(/[\s,]+(?:à|a)$/iu, '')
      .trim();
    if (!STREET.test(street) || PHONE_LIKE.test(street)) continue;
    // `CPAM du Loiret, 5 place …` on one line; but `3 place de la Mairie` is a street like any other.
    return NOT_THEIRS.test(last.slice(Math.max(0, numbered.index - 60), numbered.index)) ? null : street;
  }
  return last.length <= 120 && isStreet(last) && !NOT_THEIRS.test(last)
    ? last.replace(/[\s,]+(?:à|a)$/iu, '').trim()
    : null;
}

function isStreet(text: string): boolean {
  if (PHONE_LIKE.test(text)) return false;
  if (STREET.test(text)) return true;
  if (COMPLEMENT.test(text)) return false;
  return (
    NUMBERED.test(text) &&
    text.length <= 60 &&
    !/[?!]|\b(?:euros?|jours|mois|ans|semaines|fois|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|le|n°|nir|dossier|contrat)\b/iu.test(
      text,
    )
  );
}

/** Whether the block that a line belongs to is addressed to an office. A sentence or a greeting above ends the block. */
function addressee(lines: readonly string[], index: number): boolean {
  for (let back = 1; back <= 4 && index - back >= 0; back++) {
    const line = lines[index - back] ?? '';
    // A labelled line, one that gives a number, or a table's row (`N° de sécurité sociale | …`) is no line of an address either.
    if (
      line === '' ||
      line.length >= 70 ||
      PHONE_LIKE.test(line) ||
      /[.!?]$|[|:]|\d{6}|^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chère?|cher)\b/iu.test(line)
    ) {
      return false;
    }
    if (NOT_THEIRS.test(line)) return true;
  }
  return false;
}
