/** Classes of characters of a plain text, by code: the search runs over megabytes, a regular expression a character would not do. */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** An ASCII letter, either case. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** Space, tab or line end. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}
