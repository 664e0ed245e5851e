/** The sample mails of the commission, every field of their expectations. `objet` is a human wording: its words are checked. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { type Expectation, expectReading } from './expectation.ts';

const expectations = new URL('../fixtures/expected/', import.meta.url);
const mails = new URL('../fixtures/mail/', import.meta.url);

/** Words of the human wording that must stand in the objet, whatever stands around them. */
const OBJET: Readonly<Record<string, readonly string[]>> = {
  'cnmss-refus-cure-thermale-quoted-printable': ['refus de prise en charge cure thermale'],
  'cpms-resiliation-outlook-html-windows-1252': ['résiliation', 'cotisations toujours prélevées'],
  'cpms-demande-information-nir-en-objet': ['montant remboursement lunettes ?'],
  'cpam-c2s-refusee-cra-saisie-iphone-flowed': ['c2s', 'refus'],
  'cpam-indemnites-journalieres-alternative-base64': ['arrêt'],
  'cnmss-transfert-trois-nir-pieces-jointes': ['remboursement soins enfant - relance'],
  'cnmss-accueil-sans-nir-leurres': ["accueil de l'agence"],
};

describe('sample mails', () => {
  it.each(readdirSync(expectations).map((file) => file.replace(/\.json$/, '')))(
    '%s holds on every field',
    async (name) => {
      const {
        objet: _,
        procedure,
        ...noted
      } = JSON.parse(readFileSync(new URL(`${name}.json`, expectations), 'utf8')) as Expectation & {
        readonly procedure: string;
      };
      await expectReading(new URL(`${name}.eml`, mails), {
        ...noted,
        procedure,
        withProcedure: procedure,
        objetContains: OBJET[name] ?? [],
      });
    },
  );
});
