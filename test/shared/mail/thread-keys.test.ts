import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { contentKey, threadKeys } from '../../../shared/mail/thread-keys.ts';
import { HEAD, mail } from './raw.ts';

describe('thread keys', () => {
  it('come from In-Reply-To, then from References newest first, each once', () => {
    expect(threadKeys({ inReplyTo: ['<3@x>'], references: ['<1@x>', '<2@x>', '<3@x>'] })).toEqual([
      '<3@x>',
      '<2@x>',
      '<1@x>',
    ]);
  });

  it('are bounded', () => {
    const references = Array.from({ length: 500 }, (_, index) => `<${index}@x>`);
    const keys = threadKeys({ inReplyTo: [], references });
    expect([keys.length, keys[0]]).toEqual([30, '<499@x>']);
  });
});

describe('the content key', () => {
  const body = ['Subject: x', '', 'corps'];
  const key = async (lines: string[], mailbox = 'r@cpms.example'): Promise<string> =>
    contentKey(await parseMessage(mail(...lines)), mailbox);

  it('is the same for a second delivery with other trace fields and another tag', async () => {
    const first = await key([...HEAD, ...body]);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await key(
        ['Received: from b; Mon, 2 Nov 2026 18:43:00 +0100', 'X-SES-Spam-Verdict: PASS', ...HEAD, ...body],
        'R+tag@cpms.example',
      ),
    ).toBe(first);
  });

  it.each([
    ['another mailbox', [...HEAD, ...body], 'r@cpam.example'],
    ['another Message-ID', [...HEAD.slice(0, 3), 'Message-ID: <2@x.example>', ...body], 'r@cpms.example'],
    [
      'another Date',
      [HEAD[0] ?? '', HEAD[1] ?? '', 'Date: Mon, 2 Nov 2026 18:42:08 +0100', ...HEAD.slice(3), ...body],
      'r@cpms.example',
    ],
    ['another author', ['From: b@x.example', ...HEAD.slice(1), ...body], 'r@cpms.example'],
    ['another body', [...HEAD, 'Subject: x', '', 'Corps'], 'r@cpms.example'],
  ])('differs for %s', async (_, lines, mailbox) => {
    expect(await key(lines, mailbox)).not.toBe(await key([...HEAD, ...body]));
  });
});
