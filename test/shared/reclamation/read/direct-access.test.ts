import { describe, expect, it } from 'vitest';
import { directAccessOf } from '../../../../shared/reclamation/read/direct-access.ts';
import { region } from './regions-of-text.ts';

const cases = (text: string) => directAccessOf([region(text)]).cases;

describe('direct access', () => {
  it.each([
    ['Je ne trouve pas de médecin traitant.', 'medecin-traitant'],
    ['Je n’arrive pas à désigner un médecin traitant.', 'medecin-traitant'],
    ['Aucun généraliste ne prend de nouveaux patients.', 'medecin-traitant'],
    ['je cherche un medecin traitant depuis 1 an', 'medecin-traitant'],
    ['Mon médecin a pris sa retraite et personne ne le remplace.', 'medecin-traitant'],
    ['Pas de rendez-vous chez l’ophtalmologue avant 10 mois.', 'rendez-vous'],
    ['Le cardiologue me propose un rdv dans 9 mois', 'rendez-vous'],
    ['Le Dr Petit a refusé de me donner un rendez-vous.', 'rendez-vous'],
    ['Le dentiste a refusé de me soigner.', 'refus-de-soins'],
    ['Je suis victime d’un refus de soins de la part du docteur Noir.', 'refus-de-soins'],
    ['Le cabinet médical refuse les C2S.', 'refus-de-soins'],
    ['le gynécologue ma refusé parce que jai la CMU', 'refus-de-soins'],
    ['Je me plains du comportement du docteur Gris.', 'relations-medecin'],
  ] as const)('%s', (text, expected) => {
    expect(cases(text)).toContain(expected);
  });

  it.each([
    'La caisse refuse de prendre en charge mes soins.',
    'Le médecin-conseil a refusé mon arrêt.',
    'Impossible d’avoir un rendez-vous à l’agence CPAM avant deux mois.',
    'Ma demande de C2S est refusée.',
    'La CPAM n’a pas enregistré ma déclaration de médecin traitant.',
    'Le rendez-vous téléphonique avec votre conseillère a été annulé.',
    'Vous refusez de me rembourser la consultation du Dr Blanc.',
    'Mon médecin traitant a envoyé l’arrêt de travail.',
    'Refus de remboursement de soins dentaires.',
  ])('not: %s', (text) => {
    expect(cases(text)).toEqual([]);
  });

  it.each(["La pharmacie m'a fait payer 118 euros.", 'Je conteste la facturation de la clinique.'])(
    'is no relation with a doctor: %s',
    (text) => {
      expect(cases(text)).toEqual([]);
    },
  );
});
