/**
 * The lines that mail clients write between or below people's words. Each pattern lists what it must match; all are
 * anchored, bounded and tested on one line at a time.
 */

export type MarkKind = 'forward' | 'original';

// -------- Message transféré -------- · ---------- Forwarded message --------- · Début du message transféré :
// Begin forwarded message: · ----- Mail transféré ----- · ---------- Message réacheminé ---------- · Message transféré :
const FORWARD_MARK =
  /^[-_=*~\s]{0,40}(?:(?:début|debut) du message (?:transféré|transfere|réexpédié|reexpedie|réacheminé)|(?:message|mail|courriel|e-mail|email) (?:transféré|transfere|réexpédié|reexpedie|réacheminé|reachemine|transmis)|(?:begin )?forwarded (?:message|mail|by .{1,60})|weitergeleitete nachricht)\s{0,3}:?[-_=*~\s]{0,40}$/i;

// -----Message d'origine----- · -----Original Message----- · ----- Mail original ----- · -------- Message original --------
// -------- Courriel original -------- · ------ Message d'origine ------ · Message du 05/10/26 11:22 (Orange, La Poste)
const ORIGINAL_MARK =
  /^[-_=*~\s]{0,40}(?:(?:message|mail|courriel|e-mail|email) (?:d['’]origine|original|initial|d['’]origin[e]?)|original (?:message|mail|e-mail|email)|ursprüngliche nachricht|message du \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} (?:à )?\d{1,2}[:h]\d{2})\s{0,3}:?[-_=*~\s]{0,40}$/i;

// ________________________________ (Outlook, above De :)
const RULE = /^\s{0,3}[_-]{10,80}\s{0,3}$/;

// Le lun. 2 nov. 2026 à 18:42, X <x@y.example> a écrit : · Le 02/11/2026 à 18:42, X a écrit : · On Mon, … X wrote:
// X <x@y.example> a écrit : · Am 02.11.2026 um 18:42 schrieb X:
const ATTRIBUTION_START = /^(?:le|on|am|el|il|em|op)\s|^.{0,120}[<(][^\s<>()@]{1,64}@[^\s<>()]{1,190}[>)]/i;
const ATTRIBUTION_END =
  /(?:^|[\s>,.)"])(?:a écrit|a ecrit|wrote|writes|schrieb[^:]{0,120}|ha scritto|escribió|escreveu)(?: (?:le|on) .{4,60})?\s{0,3}:$/i;
// « votre agence m'a écrit : », « elle nous a écrit : », « on m'a écrit : »: people telling what happened.
const TOLD = /(?:\b(?:nous|vous|lui|leur|ils?|elles?|je|tu|qui|on|y|en)|[mtls]['’])\s?a écrit\s{0,3}:$/i;

// Envoyé de mon iPhone · Envoyé depuis mon Galaxy · Envoyé à partir de Outlook pour iOS · Envoyé avec … · Télécharger
// Outlook pour Android · Obtenir Outlook pour iOS · Provenance : Courrier pour Windows 10 · Sent from my … · Get Outlook for …
const TAGLINE =
  /^[\s<*_-]{0,5}(?:(?:envoyée? (?:de|depuis|à partir|avec|via|par|grâce à)|sent (?:from|via|with)) [^,]{0,40}?\b(?:iphone|ipad|mac|smartphone|t[ée]l[ée]phone|mobile|portable|tablette|ordinateur|appareil|android|samsung|galaxy|huawei|xiaomi|redmi|honor|oppo|pixel|nokia|blackberry|windows|outlook|yahoo|gmail|orange|sfr|free|bouygues|la ?poste|laposte|proton|bluemail|aquamail|thunderbird|mailo|webmail|(?:mail|courrier) pour|application mail)\b[^,]{0,60}$|(?:télécharger|obtenir|obtenez|téléchargez) (?:outlook|bluemail|gmail|yahoo)|provenance ?: ?courrier|get outlook for|(?:garanti )?sans virus[.\s]|virus-free|cet e-mail a été vérifié par le logiciel antivirus|l['’]absence de virus dans ce courrier)/i;

/** No tagline is longer; a sentence of the citizen that begins so is. */
const MAX_TAGLINE = 110;

/** What a line says about the mail below it; null when it is no such line. */
export function markOf(line: string): MarkKind | null {
  if (line.length < 10 || line.length > 160) return null;
  if (FORWARD_MARK.test(line)) return 'forward';
  return ORIGINAL_MARK.test(line) ? 'original' : null;
}

export function isRule(line: string): boolean {
  return line.length <= 90 && RULE.test(line);
}

/** Whether the line can begin the head of a quote (`Le … a écrit :`). */
export function mayBeginAttribution(line: string): boolean {
  return line.length <= 400 && ATTRIBUTION_START.test(line);
}

/** Whether the joined lines end as the head of a quote does, and not as somebody's own sentence. */
export function endsAttribution(joined: string): boolean {
  const tail = joined.slice(-220).trimEnd();
  return tail.endsWith(':') && ATTRIBUTION_END.test(tail) && !TOLD.test(tail);
}

/** `Envoyé de mon iPhone` and its kin. */
export function isTagline(line: string): boolean {
  return line.length <= MAX_TAGLINE && TAGLINE.test(line);
}

/** `-- ` (RFC 3676 § 4.3); also without its space, which transport and HTML lose. */
export function isSignatureMark(line: string): boolean {
  return line === '-- ' || line === '--';
}
