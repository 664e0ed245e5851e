import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_HELP, readOrder } from '../../../shared/reclamation/command.ts';

const one = (text: string) => readOrder(text).commands[0];

describe('a command of staff', () => {
  it.each([
    ['#note', { name: 'note' }],
    ['# note', { name: 'note' }],
    ['#\u00a0note', { name: 'note' }],
    ['\u00a0#Note :', { name: 'note' }],
    ['   #NOTE', { name: 'note' }],
    ['                    #note', { name: 'note' }],
    ['*#note*', { name: 'note' }],
    ['« #note', { name: 'note' }],
    ['- #note', { name: 'note' }],
    ['#clore', { name: 'clore', reason: '' }],
    ['#Clôturer doublon', { name: 'clore', reason: 'doublon' }],
    ['#clore : doublon du 3 novembre', { name: 'clore', reason: 'doublon du 3 novembre' }],
    ['#attente', { name: 'attente', piece: '' }],
    ['#Attente\u00a0attestation d’employeur', { name: 'attente', piece: 'attestation d’employeur' }],
    ['#transmettre service@caisse.example', { name: 'transmettre', to: 'service@caisse.example' }],
    ['#transmettre à service@caisse.example.', { name: 'transmettre', to: 'service@caisse.example' }],
    [
      '#transmettre service@caisse.example <mailto:service@caisse.example>',
      { name: 'transmettre', to: 'service@caisse.example' },
    ],
    ['#irrecevable relève du médiateur', { name: 'irrecevable', reason: 'relève du médiateur' }],
    ['#information', { name: 'information' }],
    ['#Réclamation', { name: 'reclamation' }],
    ['#RÉCLAMATION', { name: 'reclamation' }],
    ['#re\u0301clamation', { name: 'reclamation' }],
    ['#rouvrir', { name: 'rouvrir' }],
    ['#libérer', { name: 'liberer' }],
    ['#Répondre', { name: 'repondre' }],
    ['#nir 1 85 05 78 006 084 91', { name: 'nir', given: '1 85 05 78 006 084 91' }],
    ['#prolonger 15 jours enquête', { name: 'prolonger', period: { count: 15, unit: 'jours' }, reason: 'enquête' }],
    [
      '#prolonger de 15 jours : enquête',
      { name: 'prolonger', period: { count: 15, unit: 'jours' }, reason: 'enquête' },
    ],
    ['#prolonger15 jours enquête', { name: 'prolonger', period: { count: 15, unit: 'jours' }, reason: 'enquête' }],
    ['#prolonger 1 jour grève', { name: 'prolonger', period: { count: 1, unit: 'jours' }, reason: 'grève' }],
    ['#prolonger 15j grève', { name: 'prolonger', period: { count: 15, unit: 'jours' }, reason: 'grève' }],
    [
      '#prolonger 10 jours ouvrés grève',
      { name: 'prolonger', period: { count: 10, unit: 'jours-ouvres' }, reason: 'grève' },
    ],
    [
      '#Prolonger 10 JOURS OUVRES grève',
      { name: 'prolonger', period: { count: 10, unit: 'jours-ouvres' }, reason: 'grève' },
    ],
    [
      '#prolonger 10 jours ouvrables grève',
      { name: 'prolonger', period: { count: 10, unit: 'jours-ouvrables' }, reason: 'grève' },
    ],
    ['#prolonger 1 semaine – congés', { name: 'prolonger', period: { count: 1, unit: 'semaines' }, reason: 'congés' }],
    ['#prolonger 2 mois, expertise', { name: 'prolonger', period: { count: 2, unit: 'mois' }, reason: 'expertise' }],
  ])('%j', (text, command) => {
    expect(readOrder(text)).toEqual({ commands: [command], refused: null, text: '' });
  });

  it.each([
    ['#clotre doublon', /commande inconnue/],
    ['#closre', /commande inconnue/],
    ['#constructor', /commande inconnue/],
    ['#hasOwnProperty', /commande inconnue/],
    ['#noteinterne', /commande inconnue/],
    ['#information Bonjour', /ne prend rien/],
    ['#rouvrir le dossier', /ne prend rien/],
    ['#irrecevable', /motif/],
    ['#nir', /numéro/],
    ['#prolonger', /durée/],
    ['#prolonger 15 jours', /motif/],
    ['#prolonger quinze jours grève', /durée/],
    ['#prolonger 0 jours grève', /durée/],
    ['#prolonger 367 jours grève', /durée/],
    ['#prolonger 1500 jours grève', /durée/],
    ['#transmettre service', /adresse/],
    ['#transmettre a@caisse.example, b@caisse.example', /une par ligne/],
    ['#fusionner', /référence/],
    ['#fusionner CPMS-2222222', /référence/],
    ['#clore a\n#clore b', /deux fois/],
    ['#nir 1\n#nir 2', /deux fois/],
    [Array.from({ length: 11 }, () => '#note').join('\n'), /10 commandes/],
  ])('%j is refused, and nothing of the mail is text', (text, reason) => {
    const order = readOrder(`${text}\nBonjour Madame`);
    expect(order.text).toBe('');
    expect(order.refused?.reason).toMatch(reason);
  });

  it('is each one that the help shows', () => {
    for (const { form } of COMMAND_HELP) {
      const written = form
        .replace('adresse', 'service@caisse.example')
        .replace('1 85 …', '1 85 05')
        .replace('REF', 'CPMS-7K3Q9FA');
      const { commands, refused } = readOrder(written);
      if (form.startsWith('#fusionner')) expect(refused === null || /référence/.test(refused.reason)).toBe(true);
      else expect([form, refused, commands.length]).toEqual([form, null, 1]);
    }
  });
});

describe('the words of a reply', () => {
  it.each([
    ['Bonjour Madame,\nvoici votre décompte.', [], 'Bonjour Madame,\nvoici votre décompte.'],
    ['#note rappelé ce matin', ['note'], 'rappelé ce matin'],
    ['#note\nrappelé ce matin', ['note'], 'rappelé ce matin'],
    ['#note rappelé\n\n#clore doublon\n\nà suivre', ['note', 'clore'], 'rappelé\nà suivre'],
    ['\n\n #clore réglé\n\nBonjour,\nc’est réglé.', ['clore'], 'Bonjour,\nc’est réglé.'],
    ['#repondre Bonjour', ['repondre'], 'Bonjour'],
    ['#clore\r\nBonjour', ['clore'], 'Bonjour'],
    ['#1 de vos questions', [], '#1 de vos questions'],
    ['Bonjour,\n#maladie est un mot-dièse', [], 'Bonjour,\n#maladie est un mot-dièse'],
    // A signature alone says nothing.
    ['#clore doublon\n\nCordialement\nMartine Exemple\nCPMS', ['clore'], ''],
    ['Bien cordialement,\nMartine Exemple', [], ''],
    ['Bonne journée', [], ''],
    [
      'Cordialement vôtre, comme toujours, nous vous payons demain la somme entière de la facture du mois',
      [],
      'Cordialement vôtre, comme toujours, nous vous payons demain la somme entière de la facture du mois',
    ],
    ['', [], ''],
  ])('%j', (text, names, words) => {
    const order = readOrder(text);
    expect([order.commands.map((command) => command.name), order.refused, order.text]).toEqual([names, null, words]);
  });

  it.each(['Bonjour,\n#note c’est un menteur', 'Madame,\n\n*#clore*', '#clore\nBonjour\n# Transmettre x@y.example'])(
    'with a command below them are refused, so that it never reaches the citizen: %j',
    (text) => {
      expect(readOrder(text)).toMatchObject({
        text: '',
        refused: { reason: expect.stringContaining('premières lignes') },
      });
    },
  );
});

describe('a NIR in an order', () => {
  const nir = '1 85 05 78 006 084 91';
  it.each([
    `#clore doublon de ${nir}`,
    `#attente carte de ${nir}`,
    `#irrecevable ${nir} inconnu`,
    `#prolonger 2 jours NIR ${nir}`,
  ])('is masked where it would be kept: %j', (text) => {
    expect(JSON.stringify(one(text))).not.toMatch(/006.?084/);
  });

  it('is masked in a line that was not understood', () => {
    const { refused } = readOrder(`#nirr ${nir}`);
    expect(refused?.line).toMatch(/^#nirr/);
    expect(refused?.line).not.toMatch(/006.?084/);
  });
});

it('a reason without end is cut, and the number at the cut is masked', () => {
  const order = readOrder(`#clore ${'x'.repeat(285)} 1 85 05 78 006 084 91 fin`);
  const [command] = order.commands;
  expect(command).toMatchObject({ name: 'clore' });
  expect(JSON.stringify(command).length).toBeLessThan(340);
  expect(JSON.stringify(command)).not.toMatch(/78 ?00/);
});

describe('hostile input', () => {
  it('never throws, and what begins like a command is never the text of an answer', () => {
    const piece = fc.oneof(
      fc.constantFrom('#', '# ', '#note', '#clore ', '\u00a0', '\n', '\u2028', ':', '*', 'jours', '15 ', '@', 'é'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const order = readOrder(text);
        if (order.refused !== null) expect(order.text).toBe('');
        if (/^#[a-z]/.test(text)) expect(order.refused !== null || order.commands.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['#note', ' ', '\u2028x'],
    ['#prolonger 15 jours', ' :', '\u2028'],
    ['#transmettre ', 'a', ''],
    ['#transmettre ', 'a@', ''],
    ['#transmettre ', 'a.', '@'],
    ['', ' ', '#'],
    ['', '*', '#'],
    ['', '#note\n', ''],
    ['x', '\n#maladie', ''],
    ['#clore ', '1 ', ''],
    ['#fusionner ', 'CPMS-2', ''],
    ['cordialement', ' ', 'x'],
  ])('%j followed by 100 000 times %j takes no time', (head, repeated, tail) => {
    const start = performance.now();
    readOrder(head + repeated.repeat(100_000) + tail);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
