import { describe, expect, it } from 'vitest';
import { findEmployer } from '../../../../shared/reclamation/read/employer.ts';
import { findName } from '../../../../shared/reclamation/read/name.ts';
import { region } from './regions-of-text.ts';

describe('the employer', () => {
  it.each([
    ['Entreprise : Boulangerie Essai SARL', 'Boulangerie Essai SARL'],
    ['Paul Roy, 4 rue Haute, 75009 Paris, société Essai SA', 'Essai SA'],
    ["Mon employeur (Essai & Fils) m'a radié de la mutuelle.", 'Essai & Fils'],
  ])('%s', (text, employer) => {
    expect(findEmployer([region(text)])).toBe(employer);
  });

  it('is not named by speaking of one', () => {
    expect(findEmployer([region("mon employeur n'envoie pas l'attestation, la société ne répond pas")])).toBeNull();
  });
});

describe('the name', () => {
  it('is the client’s when a firm writes for one', () => {
    const text = 'Pour le compte de mon client M. Arnaud Essai (société Exemple), merci de traiter.';
    expect(findName([region(text)], { name: 'Courtage', address: 'contact@courtage.example' })).toBe('M. Arnaud Essai');
  });

  it.each([
    ['Respectueusement,\n\nPaul Roy\nLes Mimosas, 112 chemin de Haut\n06000 Essai\n01 99 00 06 91', 'Paul Roy'],
    ['Cordialement\nPaul ROY\nKerlann Vras\n22000 SAINT-ESSAI', 'Paul ROY'],
    ['Merci.\nAnne Roy\nRoute du Cap, 20200 Essai', 'Anne Roy'],
    ['Merci.\nColonel (er) Paul de Roy\nLe Pré\n72000 Essai', 'Colonel (er) Paul de Roy'],
    ['Merci.\n\nJean Roy, 12 rue Haute, 75000 Paris', 'Jean Roy'],
    ['Merci.\n12 rue Haute\n75000 Paris\nJean Roy', 'Jean Roy'],
  ])('stands above the place where the person lives: %j', (text, name) => {
    expect(findName([region(text)], null)).toBe(name);
  });

  it('is not the addressee’s', () => {
    expect(findName([region('Monsieur le Médiateur, je réclame mon dû.')], null)).toBeNull();
  });
});
