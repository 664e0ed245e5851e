import { describe, expect, it } from 'vitest';
import { findPostalAddress } from '../../../../shared/reclamation/read/postal-address.ts';

describe('a postal address', () => {
  it.each([
    ['14 impasse des Goélands\n83190 OLLIOULES', '14 impasse des Goélands, 83190 OLLIOULES'],
    ['Adresse : 22 allée des Platanes, 92190 MEUDON', '22 allée des Platanes, 92190 MEUDON'],
    ['Jeanne Dupont - 5 rue du Fort, 57790 LORQUIN', '5 rue du Fort, 57790 LORQUIN'],
    ["j'habite au 12 rue des Lilas à 59000 Lille", '12 rue des Lilas, 59000 Lille'],
    ['12 bis, rue de la Paix 75002 Paris', '12 bis, rue de la Paix, 75002 Paris'],
    ['3 rue Haute\nBât. C, appt 12\n69003 LYON CEDEX 03', '3 rue Haute, Bât. C, appt 12, 69003 LYON CEDEX 03'],
    ['Amandine Roy, 9 sq. des Lilas, 94000 Créteil', '9 sq. des Lilas, 94000 Créteil'],
    ['Je vis seule. 4 av. du Port, 06000 Nice', '4 av. du Port, 06000 Nice'],
    [
      'NUMERO DE SECURITE SOCIALE 2 39 12 13 205 933 50\nMME ROY 11 BD PASTEUR 13005 MARSEILLE',
      '11 BD PASTEUR, 13005 MARSEILLE',
    ],
    ['Lieu-dit Kerguen\n29380 BANNALEC', 'Lieu-dit Kerguen, 29380 BANNALEC'],
    ['Le Bourg\n19150 LAGUENNE', 'Le Bourg, 19150 LAGUENNE'],
    ['BP 41\n97300 Cayenne', 'BP 41, 97300 Cayenne'],
    ['Adresse | 16, rue de Nantes\nCode postal – Ville | 35000 RENNES', '16, rue de Nantes, 35000 RENNES'],
    ['15 RUE VICTOR HUGO 2A000 AJACCIO'.replace('2A000', '20000'), '15 RUE VICTOR HUGO, 20000 AJACCIO'],
    [
      'Conciliateur CNMSS\n247 avenue Jacques Cartier\n83090 TOULON CEDEX 9\n\nPaul Roy\n3 quai Stalingrad\n83000 Toulon',
      '3 quai Stalingrad, 83000 Toulon',
    ],
    ['12 chaussée Haute\n62000 Arras', '12 chaussée Haute, 62000 Arras'],
    ['Paul ROY\nKerlann Vras\n22000 SAINT-ESSAI', 'Kerlann Vras, 22000 SAINT-ESSAI'],
    ['Mme Anne Roy\n\nLe Grand Pré\n\n72000 Essai-le-Vieux', 'Le Grand Pré, 72000 Essai-le-Vieux'],
    ['Paul Roy\nManoir des Essais, 27000 Essai-sur-Risle', 'Manoir des Essais, 27000 Essai-sur-Risle'],
    ['Cordialement\nPaul Roy\n3 place de la Mairie\n62000 Arras', '3 place de la Mairie, 62000 Arras'],
  ])('%j', (text, address) => {
    expect(findPostalAddress(text)).toBe(address);
  });

  it.each([
    'Gérard Sansnumero, 83000 Toulon',
    'RPPS 10101234567, FINESS 570000001',
    'on me réclame 12000 euros rue barrée',
    'mon contrat 75012 et la facture 44000',
    'CPAM du Loiret\nPlace du Général de Gaulle\n45021 ORLEANS CEDEX 1',
    'La CPAM, 1 place de la Gare, 45000 Orléans, ne répond pas.',
    'Dr Martin, 4 rue des Halles, 37000 Tours m’a refusé',
    '12 rue des Lilas',
    'Paul Roy\n83000 Toulon',
    'Cordialement\nPaul Roy\n83000 Toulon',
    'Mutuelle Essai\nService Gestion\n75000 Paris',
    '',
  ])('none in %j', (text) => {
    expect(findPostalAddress(text)).toBe(null);
  });
});
