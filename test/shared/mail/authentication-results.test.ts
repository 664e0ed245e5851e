import { describe, expect, it } from 'vitest';
import { readAuthenticationResults } from '../../../shared/mail/authentication-results.ts';

const said = (value: string) =>
  readAuthenticationResults(value)?.results.map(({ method, result }) => `${method}=${result}`) ?? null;

describe('an Authentication-Results field', () => {
  it('names its server and each result with its properties (RFC 8601, appendix B.5)', () => {
    const read = readAuthenticationResults(
      'example.com;\r\n dkim=pass (good signature) header.d=example.com;\r\n dkim=fail (bad signature) header.i=@Example.net;\r\n spf/1=pass smtp.mailfrom=jeanne@boite.example',
    );
    expect(read?.server).toBe('example.com');
    expect(
      read?.results.map(({ method, result, properties }) => [method, result, Object.fromEntries(properties)]),
    ).toEqual([
      ['dkim', 'pass', { 'header.d': 'example.com' }],
      ['dkim', 'fail', { 'header.i': '@Example.net' }],
      ['spf', 'pass', { 'smtp.mailfrom': 'jeanne@boite.example' }],
    ]);
  });

  it('may have a version after its server, or no result at all', () => {
    expect(readAuthenticationResults('MX.example 1; none')).toEqual({ server: 'mx.example', results: [] });
  });

  it.each([
    ['a quoted envelope sender', 'mx.example; spf=fail smtp.mailfrom="x; dmarc=pass "@evil.example; dmarc=fail'],
    [
      'a quoted one with a quotation mark in it',
      'mx.example; spf=fail smtp.mailfrom="x\\"; dmarc=pass; a\\""@evil.example; dmarc=fail',
    ],
    ['a comment', 'mx.example; spf=fail (no; dmarc=pass) smtp.mailfrom=evil.example; dmarc=fail'],
    ['comments within one another', 'mx.example; spf=fail (a (b; dmarc=pass) ; dmarc=pass); dmarc=fail'],
    ['a comment with an escaped bracket', 'mx.example; spf=fail (a\\) ; dmarc=pass); dmarc=fail'],
    ['a reason', 'mx.example; spf=fail reason="; dmarc=pass"; dmarc=fail'],
  ])('finds no result in %s', (_, value) => {
    expect(said(value)).toEqual(['spf=fail', 'dmarc=fail']);
  });

  it('reads whole words only', () => {
    expect(said('mx.example; x-dmarc=pass; dmarc=fail; a dmarc=pass; dmarc=passing-by')).toEqual([
      'x-dmarc=pass',
      'dmarc=fail',
    ]);
  });

  it.each([
    ['a comment that never ends', 'mx.example; spf=fail (x; dmarc=pass'],
    ['a quoted string that never ends', 'mx.example; spf=fail smtp.mailfrom="x; dmarc=pass'],
    ['no server', 'dmarc=pass header.from=boite.example'],
    ['a quoted server', '"mx.example"; dmarc=pass'],
    ['nothing', ''],
  ])('is not read at all with %s', (_, value) => {
    expect(readAuthenticationResults(value)).toBeNull();
  });

  it('takes no longer than its length', () => {
    const begun = performance.now();
    for (const part of ['(', '"', ';', '\\', 'a=b ', '(a)'])
      readAuthenticationResults(`mx.example; ${part.repeat(100_000)}`);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
