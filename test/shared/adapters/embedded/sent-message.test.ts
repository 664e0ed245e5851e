import { expect, test } from 'vitest';
import { asSent } from '../../../../shared/adapters/embedded/sent-message.ts';
import { sesEvents } from '../../../../shared/adapters/embedded/ses-events.ts';

const at = '2026-11-23T15:00:00.000Z';
const id = '010201946a7c3f00-00000000-1111-2222-3333-444444444444-000000';

function sent(raw: string) {
  return Buffer.from(asSent(Buffer.from(raw, 'utf8'), id, at, 'eu-west-3').mime).toString('utf8');
}

test('Message-ID and Date are replaced, Bcc and Return-Path go, all else stays as it was written', () => {
  const kept = 'From: a@b.example\r\nSubject: un\r\n deux\r\nReferences: <x@y.example>\r\n <z@y.example>\r\n';
  const raw = `message-id: <ours@b.example>\r\n${kept}DATE: Thu, 1 Jan 1970 00:00:00 +0000\r\nBcc: c@d.example,\r\n e@f.example\r\nReturn-Path: <g@h.example>\r\n\r\nDate: dans le corps\r\n`;
  expect(sent(raw)).toBe(
    `Message-ID: <${id}@eu-west-3.amazonses.com>\r\nDate: Mon, 23 Nov 2026 15:00:00 +0000\r\n${kept}\r\nDate: dans le corps\r\n`,
  );
});

test('a body in UTF-8 and one that looks like a header come through unchanged', () => {
  expect(sent('From: a@b.example\r\n\r\nétat\r\nBcc: x\r\n').split('\r\n\r\n')[1]).toBe('état\r\nBcc: x\r\n');
});

function eventsFor(...to: string[]) {
  const message = asSent(Buffer.from('Subject: x\r\n\r\n'), id, at, 'eu-west-3');
  return sesEvents({ id, at, from: 'bureau@cpms.example', to, message, tags: { row: 'cm93' } }) as {
    eventType: string;
    mail: { messageId: string; tags: Record<string, string[]> };
    bounce?: { bounceType: string; bouncedRecipients: { emailAddress: string; status: string }[] };
    delivery?: { recipients: string[] };
  }[];
}

test.each([
  ['claire@courriel.example', ['Send', 'Delivery']],
  ['bounce@simulator.example', ['Send', 'Bounce']],
  ['Bounce+label@Simulator.example', ['Send', 'Bounce']],
  ['complaint@simulator.example', ['Send', 'Delivery', 'Complaint']],
  ['notbounce@simulator.example', ['Send', 'Delivery']],
])('a mail to %s makes the events %j, each with the tag and the bare id', (to, expected) => {
  const events = eventsFor(to);
  expect(events.map(({ eventType }) => eventType)).toEqual(expected);
  for (const { mail } of events) expect([mail.messageId, mail.tags['row']]).toEqual([id, ['cm93']]);
});

test('of several recipients each has its own fate', () => {
  const [, delivered, bounced] = eventsFor('claire@courriel.example', 'bounce@simulator.example');
  expect(delivered?.delivery?.recipients).toEqual(['claire@courriel.example']);
  expect(bounced?.bounce).toMatchObject({
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: 'bounce@simulator.example', status: '5.1.1' }],
  });
});
