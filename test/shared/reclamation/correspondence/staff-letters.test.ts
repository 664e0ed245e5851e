import { describe, expect, it } from 'vitest';
import type { Alert, Words } from '../../../../shared/reclamation/letter.ts';
import { newYearsEve, plainWords, render, sample, someWords } from './letter-samples.ts';

const mail = { inboundId: 'inbound-1', mailbox: 'conciliateur@cnmss.example' };

const file = sample('conciliateur@cnmss.example', {
  objet: 'refus de cure thermale',
  category: 'refus-prise-en-charge',
  secondaryCategories: ['delai-traitement'],
  access: 'last-resort',
  priorComplaint: { mentioned: true, date: '2026-10-12', answered: true },
  evidence: [{ about: 'prior-complaint', quote: 'ma réclamation du 12 octobre', source: 'body' }],
  missing: ['adresse-postale'],
  missingBy: '2027-01-15',
  craSeized: true,
  linked: ['CNMSS-2ABCDEF'],
});

const words: Words = {
  ...someWords,
  rest: 'De : CNMSS\nNotre réponse du 26 octobre',
  attachments: [
    { name: 'refus.pdf', contentType: 'application/pdf', size: 148_211, attached: true },
    { name: 'radio.zip', contentType: 'application/zip', size: 41_000_000, attached: false },
  ],
  defects: ['pièce jointe « a.pdf » illisible (chiffrée)'],
};

const notified = (given: Partial<typeof file> = {}, warnings: readonly string[] = []) =>
  render({ kind: 'staff-notification', about: 'new', mail, warnings }, { ...file, ...given }, words);

describe('the notification to staff', () => {
  const { subject, text } = notified({}, ['Écrit d’une autre adresse.']);
  const told = plainWords(text);

  it('has the reference, the objet and the date of the answer in its subject', () => {
    expect(plainWords(subject)).toBe(
      '[CNMSS-7K3Q9FA] Nouvelle réclamation : refus de cure thermale – réponse pour le 28 février 2027',
    );
  });

  it.each([
    'Sujet : refus de prise en charge et délai de traitement',
    'Citoyen : Bruno Delacour-Fictif <bruno@entreprise.example>',
    'NIR : 1 77 09 ** *** *** ** (clé juste)',
    'Recevabilité : recevable, dernier recours',
    'Première réclamation, selon le citoyen : le 12 octobre 2026, réponse reçue',
    'Commission de recours amiable : saisie (ce n’est pas un tribunal)',
    'Il manque : adresse postale (demandé pour le 15 janvier 2027)',
    'Accusé de réception : envoi en cours',
    'Peut-être la même affaire : CNMSS-2ABCDEF',
    '- première réclamation : « ma réclamation du 12 octobre » (texte)',
    'Accusé de réception : 15 janvier 2027, 10 jours ouvrés à compter de la réception (31 décembre 2026), CRPA R. 112-11-2 (en cours)',
    'Silence de deux mois : 28 février 2027, 2 mois à compter de la réception (31 décembre 2026), CRPA L. 231-4 (pour information)',
    '- refus.pdf (148 Ko)',
    'radio.zip (41 Mo)',
    'npm run --silent cases -- export CNMSS-7K3Q9FA',
    '- pièce jointe « a.pdf » illisible (chiffrée)',
    'Répondre à ce message envoie votre texte au citoyen',
  ])('tells « %s »', (sentence) => {
    expect(told).toContain(sentence);
  });

  it('puts what is urgent on top, then the summary, the words, the pieces, what was quoted, and how to work last', () => {
    const order = [
      'Écrit d’une autre adresse.',
      'Résumé',
      'J’ai résilié en août',
      'refus.pdf',
      'Notre réponse du 26 octobre',
      'Répondre à ce message',
    ].map((part) => told.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it.each([
    '#note',
    '#clore',
    '#attente',
    '#prolonger 15 jours motif',
    '#transmettre',
    '#irrecevable',
    '#information',
    '#reclamation',
    '#nir',
    '#rouvrir',
    '#fusionner',
    '#liberer',
    '#repondre',
  ])('documents %s', (command) => {
    expect(told).toContain(command);
  });

  it('a first complaint found in our own files stands instead of the citizen’s word', () => {
    const proven = notified({
      provenBy: [{ reference: 'RCNMSS-4H2K8TB', receivedAt: '2026-10-11T23:30:00.000Z', answeredAt: null }],
    });
    expect(plainWords(proven.text)).toContain(
      'Première réclamation retrouvée : RCNMSS-4H2K8TB, reçue le 12 octobre 2026, sans réponse',
    );
    expect(plainWords(proven.text)).not.toContain('selon le citoyen');
  });

  it('shows a deadline that is over by the time of delivery as missed', () => {
    const late = render(
      { kind: 'staff-notification', about: 'new', mail, warnings: [] },
      file,
      words,
      '2027-03-01T09:00:00.000Z',
    );
    expect(plainWords(late.text)).toMatch(/Objectif de réponse : 28 février 2027, .*? \(dépassée\)/);
  });

  it.each([
    ['premature', { seizableFrom: '2027-01-10' }, 'saisine possible à partir du 10 janvier 2027'],
    ['court-seized', { courtSeized: true }, 'un tribunal est saisi : à examiner par une personne'],
    [
      'to-review',
      { courtSeized: true },
      'doute : à examiner par une personne, dernier recours ; dit avoir saisi un tribunal',
    ],
    ['no-prior-complaint', {}, 'première réclamation à la caisse non trouvée'],
  ] as const)('says « %s » in French', (admissibility, given, sentence) => {
    expect(plainWords(notified({ admissibility, ...given }).text)).toContain(sentence);
  });

  it('says why an acknowledgement was withheld', () => {
    const acknowledgement = { state: 'withheld', at: newYearsEve, reason: 'sender-forged' } as const;
    expect(plainWords(notified({ acknowledgement }).text)).toMatch(
      /Accusé de réception : retenu le .* n’est pas authentifié/,
    );
  });

  it('a mail without an objet is named by its subject', () => {
    expect(notified({ objet: '' }).subject).toContain('refus de prise en charge');
  });

  it('a mail too long for a client is cut, and says so', () => {
    const long = { ...words, written: `${'mot '.repeat(30_000)}FIN` };
    const { text } = render({ kind: 'staff-notification', about: 'new', mail, warnings: [] }, file, long);
    expect(plainWords(text)).toContain('Le texte est coupé ici : il est très long. La suite est dans l’original');
    expect(text).not.toContain('FIN');
    expect(text.length).toBeLessThan(100_000);
  });

  it('passed on to another service, it holds no right, no command, no NIR, nothing of our reading', () => {
    const letter = render({ kind: 'staff-notification', about: 'transmitted', mail, warnings: [] }, file, words);
    const passed = plainWords(letter.text);
    expect(passed).toContain('J’ai résilié en août');
    expect(passed).toContain('Répondez directement au citoyen, à son adresse.');
    expect(passed).not.toMatch(/#note|1 77 09|Recevabilité|Échéances/);
  });
});

describe('reminder and escalation', () => {
  it.each([
    [7, '2027-02-17', 'dans 7 jours ouvrés'],
    [1, '2027-02-25', 'dans 1 jour ouvré'],
    [0, '2027-02-26', 'dernier jour ouvré'],
    [0, '2027-02-28', 'aujourd’hui'],
    [0, '2027-03-15', 'date dépassée'],
  ])('with %i working days left, on %s, says « %s »', (workingDaysLeft, day, when) => {
    const letter = render({ kind: 'reminder', due: '2027-02-28', workingDaysLeft }, file, null, `${day}T08:00:00.000Z`);
    expect(letter.subject).toContain(`[CNMSS-7K3Q9FA] Rappel`);
    expect(plainWords(letter.text)).toContain(`Réponse au citoyen pour le 28 février 2027, ${when}`);
  });

  it.each([
    [
      0,
      'Dernier jour ouvré avant l’échéance, sans réponse',
      'La réponse au citoyen est due le dimanche 28 février 2027.',
    ],
    [1, 'Sans réponse depuis 1 semaine', 'il y a 1 semaine.'],
    [3, 'Sans réponse depuis 3 semaines', 'il y a 3 semaines.'],
  ])('of week %i tells the supervisor « %s »', (week, heading, sentence) => {
    const letter = render({ kind: 'escalation', due: '2027-02-28', week }, file);
    expect(letter.subject).toContain(heading);
    expect(plainWords(letter.text)).toContain(sentence);
  });

  it('warns that a plain reply stays in the house', () => {
    const letters = [
      render({ kind: 'reminder', due: '2027-02-28', workingDaysLeft: 2 }, file),
      render({ kind: 'escalation', due: '2027-02-28', week: 0 }, file),
      render({ kind: 'alert', about: { type: 'spam-complaint' } }, file),
    ];
    for (const { text } of letters) {
      expect(plainWords(text)).toContain('Votre réponse à ce message est une note interne : rien ne part au citoyen.');
      expect(text).toContain('#repondre');
      expect(text).not.toContain('envoie votre texte au citoyen');
    }
  });
});

describe('alerts', () => {
  const all: readonly [Alert, ...string[]][] = [
    [
      { type: 'acknowledgement-withheld', reason: 'auto-submitted' },
      'Accusé de réception retenu',
      'se dit envoyé automatiquement',
      '#liberer',
    ],
    [
      { type: 'acknowledgement-overdue', due: '2027-01-15', state: 'bounced' },
      '15 janvier 2027',
      'rejeté par la messagerie',
      'par courrier',
    ],
    [
      { type: 'letter-bounced', letter: 'answer', diagnostic: '550 5.1.1 unknown' },
      'Non remis : la réponse',
      '550 5.1.1 unknown',
      'Le délai de réponse court à nouveau',
    ],
    [
      { type: 'letter-bounced', letter: 'acknowledgement', diagnostic: 'x' },
      'Un accusé de réception non remis ne compte pas',
      'par courrier',
    ],
    [{ type: 'spam-complaint' }, 'plus de courriel automatique', 'par téléphone'],
    [
      { type: 'command-refused', line: '#prolonge', reason: 'commande inconnue' },
      'n’a pas été exécutée',
      '#prolonge',
      'commande inconnue',
      'Rien n’a été envoyé au citoyen',
    ],
    [{ type: 'command-done', summary: 'Le dossier était clos.' }, 'Le dossier était clos.'],
    [{ type: 'dormant', since: '2026-12-31' }, 'depuis le 31 décembre 2026', '#clore'],
    [{ type: 'undeliverable', letter: 'answer', reason: 'adresse invalide' }, 'envoi impossible', 'adresse invalide'],
    [
      { type: 'automatic-mail-held', to: 'a@b.example', reason: 'limite atteinte' },
      'a@b.example',
      'limite atteinte',
      '#liberer',
    ],
    [{ type: 'operations', summary: 'Un courriel n’a pas de trace.' }, 'Un courriel n’a pas de trace.', 'exploitation'],
  ];

  it.each(all.map(([about, ...sentences]) => [about.type, about, sentences] as const))(
    '%s: what happened, why, and what to do',
    (_, about, sentences) => {
      const { subject, text } = render({ kind: 'alert', about }, file);
      expect(subject).toMatch(/^\[CNMSS-7K3Q9FA\] \S/);
      for (const sentence of sentences) expect(plainWords(text)).toContain(sentence);
    },
  );

  it('dormant: the citizen is named as the one waited for only when they are', () => {
    const about: Alert = { type: 'dormant', since: '2026-12-31' };
    const told = (status: 'open' | 'waiting') => plainWords(render({ kind: 'alert', about }, { ...file, status }).text);
    expect(told('waiting')).toContain(
      'Le citoyen n’a pas répondu depuis le 31 décembre 2026. Le délai de réponse est suspendu.',
    );
    expect(told('open')).toContain('Rien n’a été écrit sur ce dossier depuis le 31 décembre 2026.');
    expect(told('open')).not.toContain('suspendu');
  });

  it('a reason without words of its own is shown as it came', () => {
    const about: Alert = { type: 'acknowledgement-withheld', reason: 'constructor' };
    expect(plainWords(render({ kind: 'alert', about }, file).text)).toContain('Pourquoi : constructor');
  });

  it('quarantine: who, what, why, the words as text, the pieces only named, and the one command', () => {
    const about: Alert = {
      type: 'quarantined',
      mail,
      from: 'x@y.example',
      subject: 'Urgent',
      reason: 'staff-not-authenticated',
    };
    const { subject, text } = render({ kind: 'alert', about }, null, words);
    const told = plainWords(text);
    expect(plainWords(subject)).toBe('Courriel en quarantaine : Urgent');
    expect(told).toContain('se dit d’un agent, mais l’expéditeur n’est pas authentifié');
    expect(told).toContain('De : x@y.example');
    expect(told).toContain('J’ai résilié en août');
    expect(told).toMatch(/non jointes.*refus\.pdf/);
    expect(told).toContain('#liberer');
    expect(told).not.toContain('#clore');
  });

  it('quarantine of a dangerous mail shows no words and says so', () => {
    const about: Alert = { type: 'quarantined', mail, from: 'x@y.example', subject: '', reason: 'virus' };
    expect(plainWords(render({ kind: 'alert', about }, null).text)).toContain('Le texte n’est pas montré ici');
  });
});

describe('the digest', () => {
  it('is a line a case with its state and date', () => {
    const line = {
      reference: 'CPMS-7K3Q9FA',
      objet: 'résiliation',
      status: 'ouvert',
      due: '2026-11-20',
      note: 'en retard',
    };
    const { subject, text } = render({ kind: 'digest', date: '2026-11-23', lines: [line] }, null);
    expect(plainWords(subject)).toBe('Point du 23 novembre 2026 : 1 dossier');
    expect(plainWords(text)).toContain(
      'CPMS-7K3Q9FA, résiliation : ouvert, réponse pour le 20 novembre 2026, en retard',
    );
  });

  it('with nothing to do says so', () => {
    expect(render({ kind: 'digest', date: '2026-11-23', lines: [] }, null).text).toContain('Rien n’attend');
  });
});

it('a letter about a case cannot be written without it', () => {
  expect(() => render({ kind: 'acknowledgement' }, null)).toThrow(/"acknowledgement" is about a case/);
});
