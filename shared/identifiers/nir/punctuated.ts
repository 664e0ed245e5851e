/** `1,85,05,75,116,042,18`, `1 * 85 * 05 * …`: marks that part sentences or figures elsewhere, and here the groups of one number. */
const PUNCTUATED =
  /(?<![0-9])[1-8] ?([,;:*'+~\\]) ?[0-9]{2} ?\1 ?[0-9]{2} ?\1 ?(?:(?:2[ab]|[0-9]{2}) ?\1 ?[0-9]{3}|9[78][0-9] ?\1 ?[0-9]{2}) ?\1 ?[0-9]{3}(?: ?\1 ?[0-9]{2})?(?![0-9]| ?\1 ?[0-9])/gi;

/** The text with the same mark throughout the canonical groups as dots; same length. */
export function dotted(text: string): string {
  return text.replace(PUNCTUATED, (number, mark: string) => number.replaceAll(mark, '.'));
}
