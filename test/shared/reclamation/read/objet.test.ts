import { describe, expect, it } from 'vitest';
import { objetOf } from '../../../../shared/reclamation/read/objet.ts';
import { region } from './regions-of-text.ts';

const objet = (subject: string, body = '') => objetOf(subject, [region(subject, 'subject'), region(body)]).objet;

describe('the objet is the Subject, freed of what tells nothing', () => {
  it.each([
    ['Re: TR: [EXT] Remboursement cure', 'Remboursement cure'],
    ['Réclamation : accueil de l’agence', 'accueil de l’agence'],
    ['RECLAMATION résiliation contrat santé', 'résiliation contrat santé'],
    ['Saisine du conciliateur – refus de prise en charge cure', 'refus de prise en charge cure'],
    ['Plainte - carte vitale jamais reçue', 'carte vitale jamais reçue'],
    ['Réclamation concernant mes indemnités journalières', 'mes indemnités journalières'],
    ['Saisine du médiateur de l’assurance maladie : indu de 300 €', 'indu de 300 €'],
    ['n° SS 2 92 12 31 650 918 34 - montant remboursement lunettes ?', 'montant remboursement lunettes ?'],
    ['Remboursement (NIR 2 92 12 31 650 918 34)', 'Remboursement'],
    ['Contestation de trop-perçu', 'Contestation de trop-perçu'],
    ['C2S refusée', 'C2S refusée'],
    ['Non remboursement de mes lunettes', 'Non remboursement de mes lunettes'],
  ])('%j', (subject, expected) => {
    expect(objet(subject, 'Bonjour, voici mon histoire.')).toBe(expected);
  });
});

describe('a Subject that says nothing gives way to the body', () => {
  it.each([
    '',
    'Réclamation',
    'Re:',
    'RE: Réclamation',
    'Bonjour',
    'URGENT',
    'Saisine du conciliateur',
    '???',
    'Plainte !!!',
    'n° SS 2 92 12 31 650 918 34',
  ])('%j: the line « Objet : » first', (subject) => {
    expect(objet(subject, 'Madame,\n\nObjet : retard de mes indemnités journalières\n\nJe vous écris.')).toBe(
      'retard de mes indemnités journalières',
    );
  });

  it('then the first sentence that names a matter, not the greeting', () => {
    const body = 'Bonjour Monsieur,\n\nJe me permets de vous écrire. Ma carte Vitale a été volée en mai. Merci.';
    expect(objet('Réclamation', body)).toBe('Ma carte Vitale a été volée en mai.');
  });

  it('never with a NIR, never longer than a line', () => {
    const body = `Mes soins (NIR 2 92 12 31 650 918 34) ne sont pas remboursés ${'et je le répète encore une fois '.repeat(20)}`;
    const text = objet('', body);
    expect(text).toMatch(/^Mes soins .*ne sont pas remboursés/);
    expect(text).not.toMatch(/918/);
    expect(text.length).toBeLessThanOrEqual(141);
  });

  it('is the bare Subject when the body is empty too', () => {
    expect(objet('Réclamation', '')).toBe('Réclamation');
  });
});
