import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../shared/reclamation/read/dates.ts';
import { fold } from '../../../../shared/reclamation/read/folded.ts';

/** Monday. */
const ON = '2026-11-23';
const dates = (text: string) => findDates(fold(text).text, ON).map((found) => found.date);

describe('dates in French', () => {
  it.each([
    ['le 12 octobre 2026', '2026-10-12'],
    ['le lundi 12 octobre', '2026-10-12'],
    ['12/10/2026', '2026-10-12'],
    ['12/10/26', '2026-10-12'],
    ['du 12.10.26', '2026-10-12'],
    ['le 12-10-2026', '2026-10-12'],
    ['le 12/10', '2026-10-12'],
    ['2026-10-12', '2026-10-12'],
    ['le 3 sept.', '2026-09-03'],
    ['le 1er septembre', '2026-09-01'],
    ['le 1 septembre 2026', '2026-09-01'],
    ['le premier octobre', '2026-10-01'],
    ['le douze octobre', '2026-10-12'],
    ['le 5 déc.', '2025-12-05'],
    ['le 24 décembre', '2025-12-24'],
    ['le 3 AOUT 2026', '2026-08-03'],
    ['début septembre', '2026-09-01'],
    ['mi-octobre', '2026-10-15'],
    ['à la mi octobre', '2026-10-15'],
    ['fin septembre', '2026-09-30'],
    ['en juillet', '2026-07-01'],
    ['courant août 2025', '2025-08-01'],
    ['au mois d’août', '2026-08-01'],
    ['il y a un mois et demi', '2026-10-08'],
    ['il y a 3 semaines', '2026-11-02'],
    ['il y a trois semaines', '2026-11-02'],
    ['depuis plus de trois semaines', '2026-11-02'],
    ['il y a maintenant deux mois', '2026-09-23'],
    ['ça fait quinze jours', '2026-11-08'],
    ['voilà une quinzaine de jours', '2026-11-08'],
    ['il y a 10 jours', '2026-11-13'],
    ['il y a un an', '2025-11-23'],
    ['la semaine dernière', '2026-11-16'],
    ['le mois dernier', '2026-10-23'],
    ['hier', '2026-11-22'],
    ['avant-hier', '2026-11-21'],
    ['lundi dernier', '2026-11-16'],
    ['vendredi dernier', '2026-11-20'],
    ['le 29 février', '2024-02-29'],
  ])('« %s »', (text, date) => {
    expect(dates(text)).toEqual([date]);
  });

  it('of a list each day takes the month of the last', () => {
    expect(dates('les 5 et 19 octobre')).toEqual(['2026-10-05', '2026-10-19']);
    expect(dates('du 10 et du 24 octobre 2026')).toEqual(['2026-10-10', '2026-10-24']);
  });

  it.each([
    'le 31 septembre 2026',
    '06 39 98 12 34',
    'contrat 12-345',
    '45/2026',
    'le 3 décembre 2027',
    'à ce jour',
    '1 000 euros',
    'version 1.2.3',
  ])('no date: « %s »', (text) => {
    expect(dates(text)).toEqual([]);
  });
});
