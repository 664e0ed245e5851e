import { expect, test } from 'vitest';
import { HeaderBlock } from '../../../infra/embedded/smtp/header-block.ts';

function split(mail: string, size: number): { header: string; rest: string } {
  const block = new HeaderBlock();
  let taken: { header: Buffer; rest: Buffer } | null = null;
  let after = '';
  for (let start = 0; start < mail.length; start += size) {
    const piece = Buffer.from(mail.slice(start, start + size), 'latin1');
    if (taken === null) taken = block.take(piece);
    else after += piece.toString('latin1');
  }
  if (taken === null) return { header: block.end().toString('latin1'), rest: '' };
  return { header: taken.header.toString('latin1'), rest: taken.rest.toString('latin1') + after };
}

test.each([
  ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody\r\n\r\nmore', 'A: 1\r\nB: 2\r\n', '\r\nbody\r\n\r\nmore'],
  ['bare LF', 'A: 1\nB: 2\n\nbody', 'A: 1\nB: 2\n', '\nbody'],
  ['an empty line first', '\r\nbody', '', '\r\nbody'],
  ['no body', 'A: 1\r\nB: 2\r\n', 'A: 1\r\nB: 2\r\n', ''],
  ['a line of blanks, which is a folded one', 'A: 1\r\n \r\nB: 2\r\n\r\nx', 'A: 1\r\n \r\nB: 2\r\n', '\r\nx'],
])('a mail with %s is split at its first empty line, however it is cut into pieces', (_, mail, header, rest) => {
  for (let size = 1; size <= mail.length; size++) expect(split(mail, size)).toEqual({ header, rest });
});

test('what goes on for more than a megabyte without an empty line is taken for the header up to its last line end', () => {
  const line = `${'x'.repeat(998)}\r\n`;
  const { header, rest } = split(`${line.repeat(1_100)}tail`, 65_536);
  expect(header.endsWith('\r\n')).toBe(true);
  expect(header.length + rest.length).toBe(1_100 * 1_000 + 4);
});
