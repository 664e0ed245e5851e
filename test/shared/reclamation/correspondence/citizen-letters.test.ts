import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../shared/reclamation/case.ts';
import type { CitizenNotice, Words } from '../../../../shared/reclamation/letter.ts';
import { newYearsEve, plainWords, render, sample, someWords } from './letter-samples.ts';

const mail = { inboundId: 'inbound-2', mailbox: 'reclamations@cpms.example' };
const cpms = sample('reclamations@cpms.example');

function told(about: CitizenNotice, file: Case = cpms, words: Words | null = null): string {
  const { subject, text } = render({ kind: 'citizen-notice', about }, file, words);
  return plainWords(`${subject} | ${text}`);
}

describe('notices to the citizen', () => {
  it('a question received: short, no complaint clock, and the way to make it a complaint', () => {
    const question = sample('reclamations@cpms.example', { nature: 'information-request', deadlines: [] });
    const letter = told({ type: 'information-received' }, question);
    expect(letter).toContain('[CPMS-7K3Q9FA] Votre question | Nous avons bien reçu votre question');
    expect(letter).toContain(
      'Une demande d’information, de clarification ou de confirmation n’est pas une réclamation.',
    );
    expect(letter).toContain('Vous vouliez faire une réclamation ? Dites-le en répondant à ce message.');
    expect(letter).toContain('01 47 70 30 97');
    expect(letter).not.toMatch(/échéance|au plus tard|accusé de réception/i);
    expect(letter.length).toBeLessThan(1200);
  });

  it('a piece asked for: which, by when, that the clock stands still, and the agent’s words', () => {
    const words = { ...someWords, written: 'Il nous faut la page 2.' };
    const letter = told(
      { type: 'piece-requested', piece: 'attestation de droits', by: '2027-01-20', mail },
      cpms,
      words,
    );
    expect(letter).toContain('À envoyer au plus tard le 20 janvier 2027');
    expect(letter).toContain('attestation de droits');
    expect(letter).toContain('Il nous faut la page 2.');
    expect(letter).toContain('le délai de notre réponse est suspendu');
  });

  it('an extension: the new date, the reason, the former date', () => {
    const deadlines = cpms.deadlines.map((one) =>
      one.duty === 'answer'
        ? { ...one, due: '2027-03-15', changes: [{ at: newYearsEve, from: '2027-02-28', reason: 'prolongée' }] }
        : one,
    );
    const letter = told(
      { type: 'extended', due: '2027-03-15', reason: 'attente de l’assureur' },
      { ...cpms, deadlines },
    );
    expect(letter).toContain('Nouvelle date : au plus tard le 15 mars 2027');
    expect(letter).toContain('Raison : attente de l’assureur');
    expect(letter).toContain('La date prévue était le 28 février 2027.');
  });

  it('the promised date passed: said plainly, with CPMS’s two mediators', () => {
    const letter = told({ type: 'next-recourse' });
    expect(letter).toContain('Nous devions vous répondre au plus tard le 28 février 2027. Nous ne l’avons pas fait.');
    expect(letter).toContain('2 mois à compter de la réception (31 décembre 2026), règle CPMS');
    expect(letter).toContain('TSA 50110');
    expect(letter).toContain('10, rue Cambacérès');
  });

  it('the promised date passed at a caisse: the conciliateur is first among what is open', () => {
    const letter = told({ type: 'next-recourse' }, sample('reclamations@cpam.example'));
    expect(letter.indexOf('Le conciliateur')).toBeLessThan(letter.indexOf('La commission de recours amiable'));
    expect(letter).toContain('Où écrire : conciliateur@cpam.example.');
  });

  it('passed on: to whom, and the date that stays', () => {
    const letter = told({ type: 'transmitted', to: 'service@caisse.example' });
    expect(letter).toContain('service@caisse.example');
    expect(letter).toContain('reste daté du jeudi 31 décembre 2026 à 23 h 58 (heure de Paris)');
  });

  it('not for this service: a person’s reason, and what else is open (C. conso. L. 616-1)', () => {
    const letter = told({ type: 'not-receivable', reason: 'le contrat n’est pas géré par CPMS' });
    expect(letter).toContain('Une personne a lu votre réclamation.');
    expect(letter).toContain('Raison : le contrat n’est pas géré par CPMS');
    expect(letter).toContain('https://www.mediation-assurance.org/');
    expect(letter).not.toContain('le délai de deux mois est un maximum');
  });

  it('a question that became a complaint: dated by its first receipt, with the date of the answer', () => {
    const letter = told({ type: 'requalified-complaint' });
    expect(letter).toContain('jeudi 31 décembre 2026 à 23 h 58');
    expect(letter).toContain('Vous aurez une réponse au plus tard le 28 février 2027');
  });
});

describe('the answer', () => {
  const words = {
    ...someWords,
    subject: 'RE: [CPMS-7K3Q9FA] SUJET INTERNE',
    written: 'Monsieur,\n\nC’est réglé.\nCordialement,\nAnne Modèle',
    rest: 'TEXTE INTERNE',
    attachments: [
      { name: 'décompte.pdf', contentType: 'application/pdf', size: 48_211, attached: true },
      { name: 'radio.zip', contentType: 'application/zip', size: 41_000_000, attached: false },
    ],
  };
  const letter = render({ kind: 'answer', mail }, cpms, words);

  it('is the agent’s words, line by line, from the office, with the reference', () => {
    expect(letter.subject).toBe('[CPMS-7K3Q9FA] Votre réclamation');
    expect(letter.text).toContain('Monsieur,\n\nC’est réglé.\nCordialement,\nAnne Modèle\n');
    expect(letter.text).toContain(
      'Service réclamations\nCentre de Prévoyance Médico-Sociale (CPMS)\n5, rue Geoffroy Marie',
    );
    expect(plainWords(letter.text)).toContain('Référence de votre dossier : CPMS-7K3Q9FA.');
  });

  it('holds nothing of the house: no internal quote, no subject of the agent’s mail, no command', () => {
    for (const form of [letter.text, letter.html]) expect(form).not.toMatch(/INTERNE|#note|#clore/);
  });

  it('names the next recourse of the procedure, and the pieces that came along or did not', () => {
    const text = plainWords(letter.text);
    expect(text).toContain('Si cette réponse ne vous convient pas');
    expect(text).toContain('Le médiateur de l’assurance');
    expect(text).toContain('- décompte.pdf (48 Ko)');
    expect(text).toMatch(/trop lourdes pour un courriel.*- radio\.zip \(41 Mo\)/);
  });

  it('to a question names no recourse', () => {
    const question = sample('reclamations@cpms.example', { nature: 'information-request', deadlines: [] });
    const { subject, text } = render({ kind: 'answer', mail }, question, words);
    expect(subject).toBe('[CPMS-7K3Q9FA] Votre question');
    expect(text).not.toContain('médiateur');
  });

  it('cannot be written without the agent’s words', () => {
    expect(() => render({ kind: 'answer', mail }, cpms)).toThrow(
      /"answer" carries a mail’s words|"answer" carries a mail's words/,
    );
  });
});
