/** The two forms of every letter: the same words, safe against what a citizen wrote, readable by everyone. */
import { convert } from 'html-to-text';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../shared/reclamation/case.ts';
import { toHtml } from '../../../../shared/reclamation/correspondence/html.ts';
import { toPlainText } from '../../../../shared/reclamation/correspondence/plain-text.ts';
import type { LetterFacts, RenderedLetter } from '../../../../shared/reclamation/letter.ts';
import { plainWords, render, sample, someWords } from './letter-samples.ts';

const mail = { inboundId: 'inbound-1', mailbox: 'reclamations@cpms.example' };
const script = '"><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>';

/** Every letter there is, over a case and a mail whose every field is an attack. */
function attacked(): readonly (readonly [string, RenderedLetter])[] {
  const file: Case = sample('reclamations@cpms.example', {
    citizen: { name: script, address: 'a"<b>@evil.example' },
    objet: `${script}\r\nBcc: victime@ailleurs.example`,
    evidence: [{ about: 'category', quote: script, source: 'body' }],
    admissibility: 'no-prior-complaint',
    missing: ['nir', 'telephone'],
    missingBy: '2027-01-15',
    coordinates: { name: script, postalAddress: script, telephone: script, employer: script, onBehalfOf: script },
  });
  const words = {
    ...someWords,
    from: script,
    subject: `${script}\r\nBcc: victime@ailleurs.example`,
    written: `${script}\n1 77 09 92 190 934 07\n\u202egnp.exe\u0000\u001b[31m\ud800`,
    rest: script,
    attachments: [{ name: `${script}.pdf`, contentType: 'text/html', size: 12, attached: true }],
    defects: [script],
  };
  const letters: readonly LetterFacts[] = [
    { kind: 'acknowledgement' },
    { kind: 'staff-notification', about: 'new', mail, warnings: [script] },
    { kind: 'staff-notification', about: 'citizen-wrote', mail, warnings: [] },
    { kind: 'staff-notification', about: 'transmitted', mail, warnings: [] },
    { kind: 'answer', mail },
    { kind: 'reminder', due: '2027-02-28', workingDaysLeft: 2 },
    { kind: 'escalation', due: '2027-02-28', week: 1 },
    { kind: 'citizen-notice', about: { type: 'piece-requested', piece: script, by: '2027-01-15', mail } },
    { kind: 'citizen-notice', about: { type: 'not-receivable', reason: script } },
    { kind: 'citizen-notice', about: { type: 'transmitted', to: script } },
    { kind: 'citizen-notice', about: { type: 'extended', due: '2027-03-15', reason: script } },
    { kind: 'citizen-notice', about: { type: 'information-received' } },
    { kind: 'citizen-notice', about: { type: 'next-recourse' } },
    { kind: 'citizen-notice', about: { type: 'requalified-complaint' } },
    { kind: 'alert', about: { type: 'quarantined', mail, from: script, subject: script, reason: script } },
    { kind: 'alert', about: { type: 'letter-bounced', letter: 'answer', diagnostic: script } },
    { kind: 'alert', about: { type: 'command-refused', line: script, reason: script } },
    {
      kind: 'digest',
      date: '2026-11-23',
      lines: [{ reference: 'CPMS-7K3Q9FA', objet: script, status: script, due: null, note: script }],
    },
  ];
  return letters.map((facts) => [JSON.stringify(facts).slice(0, 70), render(facts, file, words)] as const);
}

describe.each(attacked())('%s', (_, { subject, text, html }) => {
  it('says the same words in both forms', () => {
    const read = convert(html, {
      wordwrap: false,
      selectors: [
        { selector: 'h1', options: { uppercase: false } },
        { selector: 'h2', options: { uppercase: false } },
        { selector: 'h3', options: { uppercase: false } },
        { selector: 'a', options: { ignoreHref: true } },
      ],
    });
    expect(bare(read)).toBe(bare(text));
  });

  it('runs nothing, fetches nothing and shows no picture', () => {
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => String(match[1]).toLowerCase());
    expect(
      new Set(tags).difference(
        new Set([
          'html',
          'head',
          'meta',
          'title',
          'style',
          'body',
          'main',
          'h1',
          'h2',
          'h3',
          'p',
          'br',
          'ul',
          'li',
          'dl',
          'dt',
          'dd',
          'div',
          'strong',
          'blockquote',
          'a',
          'span',
        ]),
      ),
    ).toEqual(new Set());
    expect(html).not.toMatch(/<[^>]*\s(?:src|on[a-z]+|srcset|background)\s*=|url\(|@import/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(
      links.filter((link) => !/^https:\/\/(?:www\.mediation-assurance\.org|ctip\.asso\.fr)\/$/.test(link ?? '')),
    ).toEqual([]);
  });

  it('has one line of subject, no control or bidirectional character, and no NIR', () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect([...subject].length).toBeLessThanOrEqual(200);
    for (const form of [subject, text, html]) {
      expect(form).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(form.isWellFormed()).toBe(true);
      expect(form.replace(/[^0-9]/g, '')).not.toContain('177099219093407');
    }
  });

  it('announces its language, one title, and headings without a gap', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="fr"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    const levels = [...html.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
  });
});

describe('French typography', () => {
  const { subject, text } = render(
    { kind: 'acknowledgement' },
    sample('conciliateur@cnmss.example', { admissibility: 'no-prior-complaint' }),
  );

  it('has a no-break space before « : ; ? ! » and inside guillemets, and curly apostrophes', () => {
    for (const form of [subject, text]) {
      expect(form).not.toMatch(/ [:;?!»]/);
      expect(form).not.toMatch(/« /);
      expect(form).not.toContain("'");
    }
  });

  it('leaves the words of others as they are', () => {
    const letter = render({ kind: 'answer', mail }, sample('reclamations@cpms.example'), {
      ...someWords,
      written: "C'est fini : voilà !",
    });
    expect(letter.text).toContain("C'est fini : voilà !");
  });
});

describe('the forms of a block', () => {
  it('a mail’s words stay marked as its own, whatever they imitate', () => {
    const text = toPlainText([{ type: 'quotation', text: 'a\n\n→ Faux avis\r\nRépondre' }]);
    expect(text).toBe('| a\n|\n| → Faux avis\n| Répondre\n');
  });

  it('a fact cannot add a line', () => {
    const fact = { label: 'Objet', value: 'a\n\rRéférence : FAUX\u2028b' };
    expect(toPlainText([{ type: 'facts', facts: [fact] }])).toBe('Objet\u00a0: a Référence : FAUX b\n');
  });

  it('a link that is not https is refused', () => {
    expect(() => toHtml('x', [{ type: 'link', url: 'javascript:alert(1)' }])).toThrow(/https only/);
  });

  it('ten megabytes of hostile words take less than two seconds', () => {
    const words = { ...someWords, written: '<\n \t'.repeat(2_600_000) };
    const start = performance.now();
    render(
      { kind: 'staff-notification', about: 'new', mail, warnings: [] },
      sample('reclamations@cpms.example'),
      words,
    );
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** The words of either form without its marks: bullets, rules, quotation bars, arrows, every kind of space. */
function bare(text: string): string {
  return plainWords(
    text
      .replace(/^(?:=+|-{2,})$/gm, '')
      .replace(/^\s*(?:[-*→|>]\s?)+/gm, '')
      .replace(/\[?https:\/\/[^\s\]]+\]?/g, (url) => url.replace(/[[\]]/g, '')),
  );
}
