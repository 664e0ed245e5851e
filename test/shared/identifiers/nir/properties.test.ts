import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact, find, format, mask, maskAll, type NirSource, validate } from '../../../../shared/identifiers/nir.ts';
import { FORMS, keyByBigInt, LABELS, LOOK_ALIKES, person, pick, SOURCES, seeded } from './generator.ts';

// The same draws each time: a failure here is a failure everywhere. Change the seed to hunt.
fc.configureGlobal({ seed: 20_261_123 });

/** Any well-formed person's number, its key computed with big integers. */
const people = fc.integer().map((seed) => person(seeded(seed)));
/** Text dense in what the search looks for. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'NIR',
        'n° sécu',
        'dossier n°',
        'clé',
        '1 85 05 75 930 041 43',
        '185057593004143',
        '1850575930041',
        '2A',
        '\n',
        '\n> ',
        '\t',
        ' | ',
        ' ',
        '.',
        '(',
        '@',
        '://',
        'www.',
        'FR76',
        'O',
        'l',
        '😀',
        '\u00ad',
        '\ud800',
        '½',
        '１',
        'É',
      ),
      fc.string({ maxLength: 6 }),
      fc.integer({ min: 0, max: 99_999 }).map(String),
      people.map((p) => p.nir),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const sources = fc.constantFrom<NirSource>(...SOURCES);

describe('validate, compact, format', () => {
  test('a number with its key is valid, in canonical grouping too', () => {
    fc.assert(
      fc.property(people, (p) => {
        expect(validate(p.nir)).toMatchObject({ ok: true, status: 'valid', value: p.nir });
        expect(validate(format(p.nir))).toEqual(validate(p.nir));
        expect(compact(format(p.nir))).toBe(p.nir);
        expect(format(format(p.nir))).toBe(format(p.nir));
      }),
    );
  });

  test('the key of thirteen characters is the one computed otherwise', () => {
    fc.assert(
      fc.property(people, (p) => {
        expect(validate(p.thirteen)).toMatchObject({
          status: 'key-not-supplied',
          value: p.thirteen + keyByBigInt(p.thirteen),
        });
      }),
    );
  });

  test('one wrong digit is always refused', () => {
    fc.assert(
      fc.property(people, fc.nat(14), fc.integer({ min: 1, max: 9 }), (p, at, shift) => {
        fc.pre(/[0-9]/.test(p.nir.charAt(at)));
        const wrong = String((Number(p.nir[at]) + shift) % 10);
        // A sex of 3 to 8 would make it a provisional number, but its key is wrong as well.
        expect(validate(p.nir.slice(0, at) + wrong + p.nir.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test('two neighbours swapped are always refused', () => {
    fc.assert(
      fc.property(people, fc.nat(13), (p, at) => {
        fc.pre(p.nir[at] !== p.nir[at + 1]);
        expect(validate(p.nir.slice(0, at) + p.nir[at + 1] + p.nir[at] + p.nir.slice(at + 2)).ok).toBe(false);
      }),
    );
  });

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        validate(text);
        expect(compact(compact(text))).toBe(compact(text));
        format(text);
        mask(text);
      }),
    );
  });
});

describe('find', () => {
  test('never throws, and never gives a number that is not right', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ source: sources, text: hostile }), { maxLength: 4 }), (regions) => {
        const findings = find(regions);
        expect(findings.others).not.toContain(findings.value);
        if (findings.value !== null) expect(validate(findings.value).ok).toBe(true);
        for (const { occurrences } of findings.candidates) {
          for (const { region, start, end, given } of occurrences)
            expect(regions[region]?.text.slice(start, end)).toBe(given);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the written form does not change the number', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...FORMS),
        fc.constantFrom(...LABELS),
        sources,
        (seed, form, label, source) => {
          const p = person(seeded(seed));
          fc.pre(form.status !== 'corrected');
          const findings = find([{ source, text: label + form.write(p, seeded(seed)) }]);
          expect(findings).toMatchObject({ value: p.nir, status: form.status ?? 'valid', source, others: [] });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a look-alike beside it does not change it', () => {
    fc.assert(
      fc.property(fc.integer(), people, fc.constantFrom(...LABELS), (seed, p, label) => {
        const random = seeded(seed);
        const text = `${pick(random, LOOK_ALIKES).write(random)}.\n\n${label}${p.nir}\n\n${pick(random, LOOK_ALIKES).write(random)}`;
        expect(find([{ source: 'body', text }])).toMatchObject({ value: p.nir, status: 'valid', others: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('accents, case and invisible characters change nothing', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...LABELS), fc.nat(40), (p, label, at) => {
        const text = `${label}${format(p.nir)}`;
        const expected = { value: p.nir, status: 'valid' };
        expect(find([{ source: 'body', text: text.normalize('NFD') }])).toMatchObject(expected);
        expect(find([{ source: 'body', text: text.toUpperCase() }])).toMatchObject(expected);
        expect(find([{ source: 'body', text: `${text.slice(0, at)}\u200b${text.slice(at)}` }])).toMatchObject(expected);
      }),
    );
  });
});

describe('maskAll', () => {
  test('leaves nothing to find, and masking again changes nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const masked = maskAll(text);
        const { candidates } = find([{ source: 'body', text: masked }]);
        expect(candidates).toEqual([]);
        expect(maskAll(masked)).toBe(masked);
      }),
      { numRuns: 500 },
    );
  });

  test('hides a number in every written form and every context', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...FORMS), fc.constantFrom(...LABELS), (seed, form, label) => {
        // `NIRl 85 …`: a letter for a digit, and glued to its label, is too much to read.
        fc.pre(form.status !== 'corrected' || !/[a-z]$/i.test(label));
        const p = person(seeded(seed));
        const masked = maskAll(`${label}${form.write(p, seeded(seed))} fin`);
        expect(masked).toContain(mask(p.nir));
        expect(masked).not.toContain(p.commune + p.order);
        expect(masked).not.toContain(`${p.commune} ${p.order}`);
      }),
      { numRuns: 500 },
    );
  });

  test('hides a right number whatever stands around it', () => {
    fc.assert(
      fc.property(
        people,
        fc.constantFrom('dossier n° ', 'https://x.example/', 'IBAN ', '12-', 'a', ''),
        (p, before) => {
          expect(maskAll(`${before}${p.nir}`)).toBe(`${before}${mask(p.nir)}`);
        },
      ),
    );
  });
});
