import { expect, it } from 'vitest';
import type { Message } from '../../../../shared/mail/message.ts';
import { courtOf } from '../../../../shared/reclamation/read/court.ts';
import { regionsOf } from '../../../../shared/reclamation/read/regions.ts';

const message = (fragments: Message['fragments'], subject = '') => ({ subject, fragments }) as Message;

it('regions stand in the order in which they count, those without words left out', () => {
  const regions = regionsOf(
    message(
      [
        { kind: 'quoted', text: 'cité' },
        { kind: 'written', text: 'écrit' },
        { kind: 'forwarded', text: 'transféré' },
        { kind: 'signature', text: '-- \n' },
      ],
      'objet',
    ),
    [{ name: 'a.txt', text: 'joint' }],
  );
  expect(regions.map((region) => region.source)).toEqual(['subject', 'body', 'forwarded', 'attachment', 'quoted']);
});

it('a sentence wrapped behind quote marks is one sentence', () => {
  const forwarded = {
    kind: 'forwarded',
    text: "> Depuis l'hiver mon affaire attend et j'ai saisi\n> le tribunal judiciaire.",
  } as const;
  expect(courtOf(regionsOf(message([forwarded]), [])).courtSeized).toBe(true);
});
