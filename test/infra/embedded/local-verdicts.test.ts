import { expect, test } from 'vitest';
import { takeLocalVerdicts } from '../../../infra/embedded/smtp/local-verdicts.ts';

const take = (header: string) => {
  const { header: rest, verdicts } = takeLocalVerdicts(Buffer.from(header, 'latin1'));
  return { rest: rest.toString('latin1'), verdicts };
};

test('a header without the field is not touched, and every verdict is PASS', () => {
  const header = 'From: a@b.example\r\nSubject: =?utf-8?q?=C3=A9?=\r\n';
  expect(take(header)).toEqual({
    rest: header,
    verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
  });
});

test('the field is cut out whole, folded lines included, whatever its case, and the rest stays byte for byte', () => {
  const { rest, verdicts } = take(
    'From: \xe9@b.example\r\nx-LOCAL-verdicts : spam=fail\r\n\tdmarc=GRAY,\r\n  spf=Processing_Failed\r\nSubject: un\r\n deux\r\n',
  );
  expect(rest).toBe('From: \xe9@b.example\r\nSubject: un\r\n deux\r\n');
  expect(verdicts).toEqual({ spam: 'FAIL', virus: 'PASS', spf: 'PROCESSING_FAILED', dkim: 'PASS', dmarc: 'GRAY' });
});

test('of two fields both go, and the later statement holds', () => {
  const { rest, verdicts } = take(
    'X-Local-Verdicts: dmarc=FAIL dkim=FAIL\nTo: c@d.example\nX-Local-Verdicts: dmarc=PASS\n',
  );
  expect(rest).toBe('To: c@d.example\n');
  expect([verdicts.dmarc, verdicts.dkim]).toEqual(['PASS', 'FAIL']);
});

test('a field whose name only begins so stays, and unknown statements say nothing', () => {
  const header = 'X-Local-Verdicts-Not: spam=FAIL\r\n';
  expect(take(header).rest).toBe(header);
  expect(take('X-Local-Verdicts: spam=MAYBE ham=FAIL\r\n').verdicts.spam).toBe('PASS');
});

test('a header block whose last line has no line end keeps it so', () => {
  expect(take('X-Local-Verdicts: spam=FAIL\r\nSubject: fin').rest).toBe('Subject: fin');
});
