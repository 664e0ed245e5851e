import { describe, expect, it } from 'vitest';
import { summarise } from '../../../shared/mail/verdicts.ts';

const pass = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };
const from = 'agents@cpms.example';

describe('who sent it', () => {
  it.each([
    // spf, dkim, dmarc, envelope, standing
    ['PASS', 'PASS', 'PASS', from, 'verified'],
    ['FAIL', 'PASS', 'PASS', from, 'verified'],
    ['GRAY', 'GRAY', 'PASS', 'x@autre.example', 'verified'],
    // No policy of the domain: an aligned PASS speaks for it.
    ['GRAY', 'PASS', 'GRAY', 'x@autre.example', 'verified'],
    ['PASS', 'GRAY', 'GRAY', 'rebond@cpms.example', 'verified'],
    ['PASS', 'GRAY', 'GRAY', 'rebond@MAIL.cpms.example', 'verified'],
    ['PASS', 'FAIL', 'GRAY', from, 'verified'],
    // A PASS for somebody else's envelope says nothing of the From field.
    ['PASS', 'GRAY', 'GRAY', 'x@attaquant.example', 'unknown'],
    ['PASS', 'GRAY', 'GRAY', 'x@notcpms.example', 'unknown'],
    ['PASS', 'GRAY', 'GRAY', 'x@ms.example', 'unknown'],
    ['PASS', 'GRAY', 'GRAY', 'x@cpms.example.attaquant.example', 'unknown'],
    ['PASS', 'GRAY', 'GRAY', '', 'unknown'],
    ['GRAY', 'GRAY', 'GRAY', from, 'unknown'],
    ['FAIL', 'GRAY', 'GRAY', from, 'unknown'],
    ['PROCESSING_FAILED', 'PROCESSING_FAILED', 'PROCESSING_FAILED', from, 'unknown'],
    ['PASS', 'PASS', 'DISABLED', from, 'unknown'],
    ['PASS', 'PASS', 'SOMETHING_NEW', from, 'unknown'],
    ['PASS', 'PASS', 'FAIL', from, 'forged'],
    ['FAIL', 'FAIL', 'GRAY', from, 'forged'],
    ['FAIL', 'FAIL', 'PASS', from, 'forged'],
  ])('spf %s, dkim %s, dmarc %s, envelope %j: %s', (spf, dkim, dmarc, envelope, sender) => {
    expect(summarise({ ...pass, spf, dkim, dmarc }, from, envelope).sender).toBe(sender);
  });

  it('is nobody when the From field is empty', () => {
    expect(summarise({ ...pass, dkim: 'GRAY', dmarc: 'GRAY' }, '', '').sender).toBe('unknown');
  });
});

describe('the scans', () => {
  it.each([
    [{}, { spam: false, virus: false, unscanned: false }],
    [{ spam: 'FAIL' }, { spam: true, virus: false, unscanned: false }],
    [{ virus: 'FAIL' }, { spam: false, virus: true, unscanned: false }],
    [
      { spam: 'GRAY', virus: 'GRAY' },
      { spam: false, virus: false, unscanned: false },
    ],
    [{ virus: 'PROCESSING_FAILED' }, { spam: false, virus: false, unscanned: true }],
    [
      { spam: 'DISABLED', virus: 'DISABLED' },
      { spam: false, virus: false, unscanned: true },
    ],
  ])('%j', (change, expected) => {
    expect(summarise({ ...pass, ...change }, from, from)).toMatchObject(expected);
  });
});
