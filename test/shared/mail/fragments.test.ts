import { describe, expect, it } from 'vitest';
import { cutFragments, type FragmentContext } from '../../../shared/mail/fragments.ts';
import { cpuTime } from './cpu-time.ts';

const FIRST: FragmentContext = { isReply: false, isForward: false };
const REPLY: FragmentContext = { isReply: true, isForward: false };
const FORWARD: FragmentContext = { isReply: false, isForward: true };

/** The kinds in order, each with the first line it begins with. */
function kinds(text: string, context: FragmentContext): string[] {
  const fragments = cutFragments(text, context);
  expect(fragments.map((one) => one.text).join('\n')).toBe(text);
  return fragments.map((one) => `${one.kind}: ${one.text.split('\n')[0]}`);
}

describe("the citizen's own words", () => {
  it.each([
    [
      'a sentence about a letter received',
      'Madame, Monsieur,\n\nLe 12 mars 2025, votre agence m’a écrit.\nJe conteste.',
    ],
    [
      'the same with a colon and the words cited',
      "Le 12 mars 2025, votre agence m'a écrit :\n« Votre dossier est incomplet. »\nJe conteste.",
    ],
    ['a letter told in the third person', 'Le 12 mars 2025 à 14:30, la caisse nous a écrit :\nvotre dossier est clos.'],
    ['somebody else’s letter told', 'Le 3 mars 2026, votre conseiller a écrit :\n« non ».\nJe conteste.'],
    ['arrows as bullets', 'Je demande :\n> le remboursement\n> des excuses\nMerci'],
    ['a letter head by hand', 'De : Jeanne Essai\nÀ : CPAM\nObjet : réclamation\n\nMadame, Monsieur,\nje conteste.'],
    [
      'a rule between paragraphs',
      'Voici les faits.\n\n---\n\nEt voici ma demande.\n________________________________\nMerci',
    ],
    [
      'the sign-off with the address and the number',
      'Je conteste.\n\nCordialement,\nJeanne Essai\n1 rue du Test\nNIR 1 85 05 78 006 084',
    ],
    ['a list with dashes', 'Mes demandes :\n-- le remboursement\n-- des excuses'],
    ['another such sentence', 'Envoyé par mail le 3 mars, mon dossier est resté sans réponse.'],
    ['how the letter went', 'Envoyé par courrier recommandé avec accusé de réception\nMadame, je conteste.'],
    [
      'a sentence that begins as a tagline does',
      'Envoyé de mon domicile par lettre recommandée le 3 mars, mon courrier est resté sans réponse.',
    ],
  ])('keeps %s', (_, text) => {
    expect(cutFragments(text, FIRST)).toEqual([{ kind: 'written', text }]);
  });

  it('keeps a letter told even in an answer', () => {
    const text = 'Bonjour,\nLe 12 mars 2025, votre agence nous a écrit :\nvotre dossier est clos.';
    expect(cutFragments(text, REPLY)).toEqual([{ kind: 'written', text }]);
  });

  it('keeps what is written between and below marked quotes', () => {
    expect(
      kinds(
        'Oui.\n\nLe lun. 2 nov. 2026 à 18:42, Agent <a@x.example> a écrit :\n> Êtes-vous d’accord ?\n\nTout à fait.\n> Et ceci ?\nNon.',
        REPLY,
      ),
    ).toEqual([
      'written: Oui.',
      'quoted: Le lun. 2 nov. 2026 à 18:42, Agent <a@x.example> a écrit :',
      'written: Tout à fait.',
      'quoted: > Et ceci ?',
      'written: Non.',
    ]);
  });
});

describe('quotes of an answer', () => {
  it.each([
    ['Gmail', 'Le lun. 2 nov. 2026 à 18:42, Réclamations <r@cpms.example> a écrit :\n\n> Bonjour'],
    [
      'Gmail, wrapped on three lines',
      'Le lun. 2 nov. 2026 à 18:42, Service des réclamations de la caisse\n<reclamations@cpms.example> a\nécrit :\n\n> Bonjour',
    ],
    ['Gmail, English', 'On Mon, Nov 2, 2026 at 6:42 PM Réclamations <r@cpms.example> wrote:\n\n> Bonjour'],
    ['Thunderbird', 'Le 02/11/2026 à 18:42, Réclamations a écrit :\n> Bonjour'],
    [
      'Yahoo',
      'Le lundi 2 novembre 2026 à 18:42:07 UTC+1, Réclamations <r@cpms.example> a écrit :\n\nBonjour, votre dossier',
    ],
    ['iOS', '> Le 2 nov. 2026 à 18:42, Réclamations <r@cpms.example> a écrit :\n> \n> Bonjour'],
    [
      'Outlook',
      'De : Réclamations <r@cpms.example>\nEnvoyé : lundi 2 novembre 2026 18:42\nÀ : Jeanne Essai\nObjet : RE: x\n\nBonjour',
    ],
    [
      'Outlook, English',
      'From: Réclamations\nSent: Monday, November 2, 2026 6:42 PM\nTo: Jeanne\nSubject: RE: x\n\nBonjour',
    ],
    [
      'Outlook with a rule',
      '________________________________\nDe : Réclamations <r@cpms.example>\nEnvoyé : lundi 2 novembre 2026 18:42\nÀ : Jeanne\nObjet : x\n\nBonjour',
    ],
    [
      'old Outlook',
      '-----Message d’origine-----\nDe : Réclamations [mailto:r@cpms.example]\nEnvoyé : lundi 2 novembre 2026 18:42\nÀ : Jeanne\nObjet : x\n\nBonjour',
    ],
    [
      'Orange',
      '> Message du 02/11/26 18:42\n> De : "Réclamations" <r@cpms.example>\n> A : jeanne@x.example\n> Copie à : \n> Objet : x\n>\n> Bonjour',
    ],
    [
      'Zimbra',
      '----- Mail original -----\nDe: "Réclamations" <r@cpms.example>\nÀ: "Jeanne" <j@x.example>\nEnvoyé: Lundi 2 Novembre 2026 18:42:07\nObjet: x\n\nBonjour',
    ],
    [
      'Samsung',
      '-------- Message d’origine --------\nDe : Réclamations <r@cpms.example>\nDate : 02/11/2026 18:42 (GMT+01:00)\nÀ : j@x.example\nObjet : x\n\nBonjour',
    ],
    [
      'Orange, new',
      'envoyé : 2 novembre 2026 à 18:42\nde : Réclamations <r@cpms.example>\nà : jeanne@x.example\nobjet : x\n\nBonjour',
    ],
    [
      'Outlook on one line',
      'De : Réclamations <r@cpms.example> Envoyé : lundi 2 novembre 2026 18:42 À : Jeanne Objet : RE: x\n\nBonjour',
    ],
    ['German', 'Am 02.11.2026 um 18:42 schrieb Réclamations <r@cpms.example>:\n> Bonjour'],
  ])('are found below the words: %s', (_, quote) => {
    const head = quote.split('\n')[0];
    expect(kinds(`Voici ma réponse.\n\n${quote}`, REPLY)).toEqual(['written: Voici ma réponse.', `quoted: ${head}`]);
  });

  it('are found when the mail lost its thread headers but not its marks', () => {
    expect(kinds('Oui.\n\nLe lun. 2 nov. 2026 à 18:42, A <r@cpms.example> a écrit :\n> Bonjour', FIRST)).toEqual([
      'written: Oui.',
      'quoted: Le lun. 2 nov. 2026 à 18:42, A <r@cpms.example> a écrit :',
    ]);
  });
});

describe('mails passed on', () => {
  it.each([
    [
      'Outlook',
      'De : T <t@x.example>\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : c@x.example\nObjet : x\n\nMa plainte',
      FORWARD,
    ],
    [
      'Gmail',
      '---------- Forwarded message ---------\nDe : T <t@x.example>\nDate: lun. 5 oct. 2026 à 11:22\nSubject: x\nTo: <c@x.example>\n\n\nMa plainte',
      FIRST,
    ],
    [
      'Thunderbird',
      '-------- Message transféré --------\nSujet : \tx\nDate : \tMon, 5 Oct 2026 11:22:00 +0200\nDe : \tT <t@x.example>\nPour : \tc@x.example\n\nMa plainte',
      FIRST,
    ],
    [
      'Apple',
      'Début du message transféré :\n\nDe: T <t@x.example>\nObjet: x\nDate: 5 octobre 2026 à 11:22:33 UTC+2\nÀ: c@x.example\n\nMa plainte',
      FIRST,
    ],
    [
      'Apple with marks',
      'Début du message transféré :\n\n> De: T <t@x.example>\n> Objet: x\n> Date: 5 octobre 2026 à 11:22:33 UTC+2\n> À: c@x.example\n> \n> Ma plainte',
      FIRST,
    ],
    [
      'Outlook whose Subject was rewritten',
      'De : T <t@x.example>\nEnvoyé : lundi 5 octobre 2026 11:22\nÀ : c@x.example\nObjet : x\n\nMa plainte',
      FIRST,
    ],
    ['an answer-style head under TR:', 'Le 5 oct. 2026 à 11:22, T <t@x.example> a écrit :\n\n> Ma plainte', FORWARD],
  ])('are the complaint, not a quote: %s', (_, forward, context) => {
    expect(kinds(`Voir ci-dessous.\n\n${forward}`, context)).toEqual([
      'written: Voir ci-dessous.',
      `forwarded: ${forward.split('\n')[0]}`,
    ]);
  });

  it('are told from an answer by the word of the client even in a thread', () => {
    expect(
      kinds(
        'Pour info\n\n-------- Message transféré --------\nDe : T <t@x.example>\nDate : 5 octobre 2026\nObjet : x\n\nMa plainte',
        REPLY,
      ),
    ).toEqual(['written: Pour info', 'forwarded: -------- Message transféré --------']);
  });
});

describe('signatures', () => {
  it('are cut at the mark and at the taglines of clients', () => {
    expect(kinds('Je conteste.\n\n-- \nJeanne Essai\n06 39 98 00 00', FIRST)).toEqual([
      'written: Je conteste.',
      'signature: -- ',
    ]);
    for (const line of [
      'Envoyé de mon iPhone',
      'Envoyé depuis mon smartphone Samsung Galaxy.',
      'Télécharger Outlook pour Android',
      'Envoyé à partir de Outlook pour iOS',
      'Obtenir Outlook pour iOS',
      'Provenance : Courrier pour Windows 10',
      'Sent from my iPhone',
      'Envoyé de mon mobile',
      'Envoyé depuis l’application Mail Orange',
    ])
      expect(kinds(`Je conteste.\n\n${line}`, FIRST)).toEqual(['written: Je conteste.', `signature: ${line}`]);
  });

  it('end where a quote begins', () => {
    expect(
      kinds('Oui.\n-- \nJeanne\n\nLe lun. 2 nov. 2026 à 18:42, A <r@cpms.example> a écrit :\n> Bonjour', REPLY),
    ).toEqual(['written: Oui.', 'signature: -- ', 'quoted: Le lun. 2 nov. 2026 à 18:42, A <r@cpms.example> a écrit :']);
  });

  it('are no signature when a letter follows the dashes', () => {
    const text = `Objet : réclamation\n--\n${'Une ligne de la lettre.\n'.repeat(40)}fin`;
    expect(cutFragments(text, FIRST).every((one) => one.kind === 'written')).toBe(true);
  });
});

describe('time', () => {
  it.each([
    ['label lines', 'De : a@b.example\n'.repeat(300_000)],
    ['heads of quotes without end', 'Le 3 mars 2026 à 11:22, X <a@b.example> \n'.repeat(120_000)],
    ['forward marks', '-------- Message transféré --------\n\n\n'.repeat(120_000)],
    ['signature marks', '--\n'.repeat(1_600_000)],
    ['quote marks', '>'.repeat(5_000_000)],
    ['quoted lines', '> a\n'.repeat(1_200_000)],
    ['one line of brackets', '<a@'.repeat(1_700_000)],
    ['rules', '________________\n'.repeat(300_000)],
    ['spaces', ' '.repeat(5_000_000)],
    ['colons', 'de :'.repeat(1_200_000)],
  ])('grows in line with the length: 5 MB of %s', (_, text) => {
    expect(cpuTime(() => cutFragments(text, REPLY))).toBeLessThan(4_000);
  });
});
