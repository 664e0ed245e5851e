import { expect, test } from 'vitest';
import { readAttachmentText } from '../../../../shared/mail/attachment-text.ts';
import { parseMessage } from '../../../../shared/mail/parse.ts';
import { read } from '../../../../shared/reclamation/read/read.ts';
import type { NirReading } from '../../../../shared/reclamation/reading.ts';
import {
  CONTEXTS,
  FORMS,
  LABELS,
  LOOK_ALIKES,
  pick,
  positive,
  type Random,
  seeded,
} from '../../identifiers/nir/generator.ts';
import { unguarded } from '../../mail/unguarded-reader.ts';
import { PLACES, type Place, raw, type Written } from './mail-generator.ts';

interface Tally {
  mails: number;
  wrong: number;
}

class Tallies {
  readonly byName = new Map<string, Tally>();
  readonly faults: string[] = [];

  count(names: readonly string[], fault: string | null): void {
    for (const name of names) {
      const tally = this.byName.get(name) ?? { mails: 0, wrong: 0 };
      this.byName.set(name, { mails: tally.mails + 1, wrong: tally.wrong + (fault === null ? 0 : 1) });
    }
    if (fault !== null) this.faults.push(fault);
  }

  print(title: string, column: string, share: (tally: Tally) => string): void {
    const rows = [...this.byName].map(
      ([name, tally]) => `${name.padEnd(60)}${String(tally.mails).padStart(6)}${share(tally).padStart(10)}`,
    );
    console.log([title.padEnd(60) + 'mails'.padStart(6) + column.padStart(10), ...rows].join('\n'));
  }
}

async function nirOfMail(source: Uint8Array): Promise<NirReading> {
  const message = await parseMessage(source);
  const attachmentTexts: { name: string; text: string }[] = [];
  for (const attachment of message.attachments) {
    const found = await readAttachmentText(attachment, unguarded);
    if (found !== null && 'text' in found) attachmentTexts.push({ name: attachment.name, text: found.text });
  }
  return read(message, {
    procedure: null,
    receivedAt: '2026-11-23T09:00:00.000Z',
    envelopeFrom: 'jeanne@courriel.example',
    own: { addresses: ['reclamations@cpam.example'], messageIdDomains: [] },
    attachmentTexts,
    region: 'metropole',
  }).nir;
}

/** A text that the place takes, in a shape that can carry it. */
function placed<T extends { readonly text: string }>(
  place: Place,
  random: Random,
  make: () => T,
): { made: T; written: Written } | null {
  for (let attempt = 0; attempt < 80; attempt++) {
    const made = make();
    const written = place.takes(made.text) ? place.write(made.text, random) : null;
    if (written !== null) return { made, written };
  }
  return null;
}

const EACH = 3;
/** « socialel 48 09 … »: whether the l is the label's or the number's, nobody can tell. */
const APART = LABELS.filter((label) => !/\p{L}$/u.test(label));
const TIMEOUT = 120_000;

test(
  'every written form is found in every place of a mail, whatever program wrote it',
  async () => {
    const random = seeded(20261124);
    const tallies = new Tallies();
    let mails = 0;
    for (const form of FORMS) {
      for (const place of PLACES) {
        for (let i = 0; i < EACH; i++) {
          const found = placed(place, random, () => {
            const label =
              !form.needsLabel && i % EACH === 0 ? null : pick(random, form.status === 'corrected' ? APART : LABELS);
            const one = positive(random, form, 'body', label);
            return { ...one, text: one.regions.at(-1)?.text ?? '' };
          });
          // A Subject has no line ends, a PDF of this kind no full-width digits.
          if (found === null) continue;
          const { made, written } = found;
          const nir = await nirOfMail(raw(written, mails++));
          const right = nir.value === made.value && nir.status === made.status && nir.source === place.source;
          tallies.count(
            [`form: ${made.form}`, `place: ${place.name}`, `shape: ${written.shape}`],
            right
              ? null
              : `${place.name} | ${written.shape} | ${JSON.stringify(made.text)} gave ${nir.status} ${nir.value} (${nir.source}), not ${made.status} ${made.value}`,
          );
        }
      }
    }
    tallies.print(
      'a NIR in a mail',
      'recall',
      ({ mails: all, wrong }) => `${((100 * (all - wrong)) / all).toFixed(1)} %`,
    );
    console.log(`${mails} mails with a NIR`);
    expect(mails).toBeGreaterThan(1500);
    expect(tallies.faults).toEqual([]);
  },
  TIMEOUT,
);

test(
  'no look-alike in any place of a mail is taken for a number of anyone',
  async () => {
    const random = seeded(43);
    const tallies = new Tallies();
    let mails = 0;
    for (const [turn, { name, write }] of LOOK_ALIKES.entries()) {
      // Half of the places; the next one takes the other half.
      for (const place of PLACES.filter((_, at) => (at + turn) % 2 === 0)) {
        const found = placed(place, random, () => ({ text: pick(random, CONTEXTS).replace('…', () => write(random)) }));
        if (found === null) continue;
        const nir = await nirOfMail(raw(found.written, mails++));
        const absent = nir.status === 'absent' && nir.value === null && nir.others.length === 0;
        tallies.count(
          [`look-alike: ${name}`, `place: ${place.name}`, `shape: ${found.written.shape}`],
          absent
            ? null
            : `${place.name} | ${found.written.shape} | ${JSON.stringify(found.made.text)} gave ${nir.status} ${nir.value} ${nir.others}`,
        );
      }
    }
    tallies.print('no NIR in a mail', 'accepted', ({ wrong }) => String(wrong));
    console.log(`${mails} mails without a NIR`);
    expect(mails).toBeGreaterThan(500);
    expect(tallies.faults).toEqual([]);
  },
  TIMEOUT,
);
