/** Raw mails for the tests, byte by byte: a string stands for bytes (`latin1`), so that `\xe9` is the byte E9. */

/** Bytes of a mail from its lines, joined by CRLF. */
export function mail(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** UTF-8 text as the one-character-a-byte strings that `mail` takes. */
export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The header of an ordinary mail, without Content-Type. */
export const HEAD = [
  'From: Jeanne Essai <jeanne@courriel.example>',
  'To: reclamations@cpms.example',
  'Date: Mon, 2 Nov 2026 18:42:07 +0100',
  'Message-ID: <essai-1@courriel.example>',
  'MIME-Version: 1.0',
];
