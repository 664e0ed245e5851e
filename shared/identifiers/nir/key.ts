/**
 * The control key of a NIR: `97 − (n mod 97)`, n the thirteen characters as a number, so 01 to 97 (domain.md § 2.1).
 * Corsica: 2A stands for 19 and 2B for 18, at positions 6 and 7 alone, which `readStructure` checks.
 * Thirteen digits stay below 2^53: a plain number is exact.
 */

/** The two-digit key of thirteen compact characters (upper case) whose structure is right. */
export function keyOf(thirteen: string): string {
  const digits = thirteen.replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(digits) % 97)).padStart(2, '0');
}

/**
 * Whether the fifteen characters at `at` end with the right key, whatever their structure, which is still to be checked.
 * No string is made, for it is tried at every group of a text.
 */
export function hasRightKey(characters: string, at: number): boolean {
  let number = 0;
  for (let i = 0; i < 13; i++) {
    const code = characters.charCodeAt(at + i);
    // 2A stands for 19 and 2B for 18: twenty less one, twenty less two.
    number = number * 10 + (code === 0x41 ? -1 : code === 0x42 ? -2 : code - 0x30);
  }
  const tens = characters.charCodeAt(at + 13) - 0x30;
  const units = characters.charCodeAt(at + 14) - 0x30;
  return units <= 9 && 97 - (number % 97) === tens * 10 + units;
}
