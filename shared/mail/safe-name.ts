/** Names given by strangers, made fit to show: nothing that hides, reorders or imitates. */

/** Characters that show nothing or reorder what is shown (Trojan-source tricks: `facture\u202Efdp.exe`). */
const DECEIVING = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufff9-\uffff]|\p{Default_Ignorable_Code_Point}/gu;

/** Full-width and look-alike forms of the characters that separate an address: a name must not imitate one. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '\uff20': '@',
  '\ufe6b': '@',
  '\uff0e': '.',
  '\u2024': '.',
  '\uff1c': '<',
  '\uff1e': '>',
  '\u2215': '/',
  '\u2044': '/',
  '\uff0f': '/',
  '\u29f5': '\\',
  '\uff3c': '\\',
  '\ua789': ':',
  '\uff1a': ':',
};
const LOOK_ALIKE = /[\uff20\ufe6b\uff0e\u2024\uff1c\uff1e\u2215\u2044\uff0f\u29f5\uff3c\ua789\uff1a]/g;

const MAX_NAME = 120;

/** A display name on one line, at most 120 characters, free of control, invisible and bidirectional characters. */
export function safeDisplayName(name: string): string {
  const shown = name
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029\u00a0\u202f]+/g, ' ')
    .replace(DECEIVING, '')
    .replace(LOOK_ALIKE, (character) => LOOK_ALIKES[character] ?? '');
  return cut(
    shown
      .replace(/ {2,}/g, ' ')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
    MAX_NAME,
  );
}

/**
 * A file name without path, control, invisible or bidirectional characters, nor those that Windows forbids; at most
 * 120 characters, the extension kept. '' when nothing remains.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\u00a0\u202f\t]/g, ' ')
    .replace(DECEIVING, '')
    .replace(LOOK_ALIKE, (character) => LOOK_ALIKES[character] ?? '');
  const base = plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
  const allowed = base
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .slice(0, 1_000);
  const undotted = stripDots(allowed);
  if (undotted.length <= MAX_NAME) return undotted;
  const dot = undotted.lastIndexOf('.');
  const extension = dot > 0 && undotted.length - dot <= 10 ? undotted.slice(dot) : '';
  return cut(undotted, MAX_NAME - extension.length) + extension;
}

/** Mixed Latin with Cyrillic or Greek letters in one word: a name made to be taken for another. */
export function mixesScripts(name: string): boolean {
  return name
    .split(/[\s.@_-]+/)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
}

/** Windows drops dots and spaces at the end; a leading dot hides a file. */
function stripDots(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && (name[start] === '.' || name[start] === ' ')) start++;
  while (end > start && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
  return name.slice(start, end);
}

function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short;
}
