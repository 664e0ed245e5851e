import { describe, expect, it } from 'vitest';
import { findEmployer, findName } from '../../../../shared/reclamation/read/person.ts';
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

  it('is not the addressee’s', () => {
    expect(findName([region('Monsieur le Médiateur, je réclame mon dû.')], null)).toBeNull();
  });
});
