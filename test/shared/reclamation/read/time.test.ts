/** Hostile text must not cost more than its length: every reader on what its patterns backtrack on most. */
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../shared/mail/message.ts';
import { procedureById } from '../../../../shared/office/procedures/index.ts';
import { read } from '../../../../shared/reclamation/read/read.ts';

function message(subject: string, text: string): Message {
  return {
    messageId: null,
    inReplyTo: [],
    references: [],
    date: null,
    from: { name: 'A B', address: 'a@x.example' },
    replyTo: [],
    to: [],
    cc: [],
    subject,
    headers: new Map(),
    contentType: 'text/plain',
    text,
    fragments: [{ kind: 'written', text }],
    forwardedHeads: [],
    attachments: [],
    defects: [],
  };
}

const LENGTH = 200_000;
const fill = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

describe('reading time', () => {
  it.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['elisions', "j'ai "],
    ['acts', "j'ai deja ecrit a "],
    ['denials', "je n'ai pas "],
    ['courts', "j'ai saisi le tribunal si "],
    ['commissions', 'commission de recours amiable '],
    ['letters named', 'ma reclamation du '],
    ['counts', 'deux trois '],
    ['replies', 'leur reponse pas de reponse '],
    ['acts and replies', "la reponse ne va pas j'ai ecrit a la caisse pas de reponse "],
    ['entries', '12/10/2026 : reclamation '],
    ['participles', 'ecrit puis envoye '],
    ['departments', 'service facturation de la '],
    ['dates', 'le 12 octobre '],
    ['figures', '1 2 3 4 5 '],
    ['long figures', '123456789 '],
    ['streets', '12 rue '],
    ['towns', '75001 Paris '],
    ['names', 'Jean Le Du '],
    ['greetings', 'Bonjour Madame, '],
    ['generic words', 'de la demande de '],
    ['quotes', '> '],
    ['questions', 'comment faire pour '],
    ['near words', 'remboursmeent '],
    ['labels', 'Nom : \n'],
    ['cells', 'Nom | '],
    ['bars', '|||| '],
    ['dots', 'x. '],
    ['months', 'septembre '],
    ['subjects', 'Objet : '],
  ])('stays short on %s', (_, unit) => {
    const started = performance.now();
    read(message(unit.repeat(40), fill(unit)), {
      procedure: procedureById('cnmss-conciliateur'),
      receivedAt: '2026-11-23T10:00:00.000Z',
      envelopeFrom: 'a@x.example',
      own: { addresses: [], messageIdDomains: [] },
      attachmentTexts: [],
      region: 'metropole',
    });
    // Generous: the machine may be busy; quadratic time would need minutes.
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
