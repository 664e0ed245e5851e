import { describe, expect, it } from 'vitest';
import { hasOneAuthor } from '../../../shared/mail/author.ts';
import { parseMessage } from '../../../shared/mail/parse.ts';
import { mail, utf8 } from './raw.ts';

const of = async (...fields: string[]): Promise<boolean> => hasOneAuthor(await parseMessage(mail(...fields, '', 'x')));

describe('a From field', () => {
  it.each([
    'From: agents@caisse.example',
    'From: Agents <agents@caisse.example>',
    utf8('From: "Agnès (réclamations)" <agents@caisse.example>'),
    'From: "agents@caisse.example" <agents@caisse.example>',
    'From: agents@caisse.example, accueil@guichet.caisse.example',
    utf8('From: Agnès <agents@bücher.example>'),
  ])('names one author: %s', async (field) => {
    expect(await of(field)).toBe(true);
  });

  it.each([
    ['From: agents@caisse.example, moi@ailleurs.example'],
    ['From: agents@caisse.example', 'From: moi@ailleurs.example'],
    ['From: agents@caisse.example (moi@ailleurs.example)'],
    ['From: "moi@ailleurs.example" <agents@caisse.example>'],
    ['From: =?utf-8?Q?moi=40ailleurs.example?= <agents@caisse.example>'],
    ['From: x: agents@caisse.example, moi@ailleurs.example;'],
    ['From: <@ailleurs.example:agents@caisse.example>'],
    ['To: agents@caisse.example'],
  ])('leaves a doubt: %s', async (...fields) => {
    expect(await of(...fields)).toBe(false);
  });
});
