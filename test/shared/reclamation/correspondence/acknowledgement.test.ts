import { describe, expect, it } from 'vitest';
import { acknowledged, office, plainWords, render, sample } from './letter-samples.ts';

const acknowledgement = { kind: 'acknowledgement' } as const;

const everyOffice = [
  'conciliateur@cnmss.example',
  'conciliateur@cpam.example',
  'conciliation@cpam.example',
  'mediateur@cpam.example',
  'reclamations@cpms.example',
  'reclamations@cpam.example',
  'reclamations@cnmss.example',
];
const lastResorts = everyOffice.slice(0, 4);
const publicOffices = everyOffice.filter((address) => !address.includes('cpms'));

describe.each(everyOffice)('the acknowledgement of %s', (address) => {
  const file = sample(address, { category: 'remboursement' });
  const letter = acknowledged(file);

  it('tells the date of receipt and the service with its address, mail and telephone (R. 112-11-1)', () => {
    const desk = office(address);
    expect(letter).toContain('Reçue le : jeudi 31 décembre 2026 à 23 h 58 (heure de Paris)');
    for (const told of [desk.service, desk.body, desk.address, desk.telephone, desk.postalAddress.join(', ')]) {
      expect(letter).toContain(told);
    }
  });

  it('tells the reference, what was understood, how to reply, and where to ask about one’s data', () => {
    expect(letter).toContain(`Référence de votre dossier : ${file.reference}`);
    expect(letter).toContain('Ce que nous avons compris de votre demande : remboursement');
    expect(letter).toContain('Répondez simplement à ce message.');
    expect(letter).toContain(office(address).privacyContact);
  });

  it('says that a person reads and that no robot decides', () => {
    expect(letter).toContain('Une personne va lire votre message. Ce n’est pas un robot qui décide.');
  });

  it('repeats nothing of the citizen’s: no name, no address, no objet, no evidence, no NIR', () => {
    const poisoned = sample(address, {
      citizen: { name: 'ACHETEZ ICI', address: 'victime@ailleurs.example' },
      objet: 'GAGNEZ 1 000 euros 1 77 09 92 190 934 07',
      coordinates: {
        name: 'ACHETEZ ICI',
        postalAddress: 'RUE PIEGE',
        telephone: '0199001234',
        employer: 'ARNAQUE SA',
        onBehalfOf: 'MON FILS',
      },
      evidence: [{ about: 'objet', quote: 'CLIQUEZ', source: 'body' }],
      nir: { status: 'valid', masked: '1 77 09 ** *** *** **', sealed: 'sealed' },
    });
    const { subject, text, html } = render(acknowledgement, poisoned);
    expect(subject).toBe(`[${file.reference}] Votre réclamation`);
    for (const form of [subject, text, html]) {
      expect(form).not.toMatch(/ACHETEZ|victime|GAGNEZ|PIEGE|0199001234|ARNAQUE|MON FILS|CLIQUEZ|1 77 09|\*\*/);
    }
  });
});

describe('the date of the answer, with its rule', () => {
  it.each([
    [
      'reclamations@cpms.example',
      'Vous aurez une réponse au plus tard le 28 février 2027 Échéance : 28 février 2027, 2 mois à compter de la réception (31 décembre 2026), règle CPMS.',
    ],
    [
      'conciliation@cpam.example',
      'Vous aurez une réponse au plus tard le 21 janvier 2027 Échéance : 21 janvier 2027, 3 semaines à compter de la réception (31 décembre 2026), engagement du conciliateur.',
    ],
    ['reclamations@cpam.example', 'Vous aurez une réponse au plus tard le 21 janvier 2027'],
  ])('%s promises it', (address, sentence) => {
    expect(acknowledged(sample(address))).toContain(sentence);
  });

  it.each(['conciliateur@cnmss.example', 'conciliateur@cpam.example', 'mediateur@cpam.example'])(
    '%s promises none: the office gives its own target and says that it is one',
    (address) => {
      const letter = acknowledged(sample(address));
      expect(letter).toContain('Nous nous donnons jusqu’au 28 février 2027 pour vous répondre');
      expect(letter).toContain('C’est un objectif : aucun texte ne fixe cette date.');
      expect(letter).not.toContain('au plus tard le');
    },
  );
});

describe('remedies and time limits, in the words right for the procedure', () => {
  it('CNMSS: the conciliateur suspends no time limit and decides nothing', () => {
    const letter = acknowledged(sample('conciliateur@cnmss.example'));
    expect(letter).toContain(
      'Écrire au conciliateur ne suspend pas les délais pour contester une décision de la CNMSS.',
    );
    expect(letter).toContain('Le conciliateur ne prend pas de décision.');
    expect(letter).toContain('La commission de recours amiable (CRA)');
    expect(letter).toContain('en règle générale dans les deux mois qui suivent le jour où vous avez reçu la décision');
  });

  it('CPAM 2017: prescription runs on, a court ends it, CRA and Défenseur des droits stay open', () => {
    const letter = acknowledged(sample('conciliateur@cpam.example'));
    expect(letter).toContain('Elle n’interrompt pas le délai de prescription.');
    expect(letter).toContain('si vous saisissez un tribunal, la conciliation prend fin');
    expect(letter).toContain('deux mois à compter de la notification de la décision');
    expect(letter).toContain('Le Défenseur des droits');
  });

  it('CPAM 2007: tells how to find the time still left, as its seed promises', () => {
    const letter = acknowledged(sample('conciliation@cpam.example'));
    expect(letter).toContain('Les délais encore à votre disposition :');
    expect(letter).toContain('ne remplace pas les autres recours et ne suspend pas leurs délais');
  });

  it('médiateur: suspension only after they confirm that they take it on; free of charge', () => {
    const letter = acknowledged(sample('mediateur@cpam.example'));
    expect(letter).toContain(
      'Le délai de recours n’est suspendu que si le médiateur vous confirme qu’il prend votre demande en charge. Ce message n’est pas cette confirmation',
    );
    expect(letter).toContain('la médiation prend fin');
    expect(letter).toContain('C’est gratuit.');
  });

  it('CPMS: two mediators by who bears the risk, within a year of the complaint; nothing of public law', () => {
    const letter = acknowledged(sample('reclamations@cpms.example'));
    expect(letter).toContain('si votre contrat est porté par un assureur');
    expect(letter).toContain('TSA 50110 75441 PARIS CEDEX 09');
    expect(letter).toContain('https://www.mediation-assurance.org/');
    expect(letter).toContain('si votre contrat est porté par une institution de prévoyance');
    expect(letter).toContain('10, rue Cambacérès 75008 PARIS');
    expect(letter).toContain(
      'd’un an à compter de votre réclamation écrite (article L. 612-2 du code de la consommation)',
    );
    expect(letter).toContain('par le même moyen que votre réclamation');
    expect(letter).not.toMatch(/administration|R\. 112-11|recours amiable|tribunal|silence/);
  });

  it('a caisse: the conciliateur comes next, and who to write to', () => {
    const letter = acknowledged(sample('reclamations@cnmss.example'));
    expect(letter).toContain('si nous ne vous avons pas répondu au bout de trois semaines, vous pouvez lui écrire');
    expect(letter).toContain('Où écrire : conciliateur@cnmss.example.');
  });

  it('a caisse decides, so its silence rejects on a date; before a conciliateur that is doubtful, and said so', () => {
    const caisse = acknowledged(sample('reclamations@cpam.example'));
    expect(caisse).toContain('Si vous n’avez pas de réponse le 28 février 2027');
    expect(caisse).toContain('ce silence vaut rejet de votre réclamation (article L. 231-4');
    expect(caisse).toContain('Cette date suppose que votre dossier est complet.');
    for (const address of lastResorts) {
      const letter = acknowledged(sample(address));
      expect(letter).toContain('ces deux mois se terminent le 28 février 2027');
      expect(letter).toContain(
        'ne prend pas de décision : ce qui compte pour vous, c’est le délai écrit sur la décision',
      );
      expect(letter).not.toContain('ce silence vaut rejet de votre réclamation');
    }
  });

  it('every public body names the article that it acknowledges by', () => {
    for (const address of publicOffices) expect(acknowledged(sample(address))).toContain('article R. 112-11-1');
  });
});

describe('a last resort written to too early is told the way, never turned down', () => {
  it.each(lastResorts)('%s without a first complaint: how to take the first step, and where', (address) => {
    const letter = acknowledged(
      sample(address, {
        admissibility: 'no-prior-complaint',
        category: 'accueil',
        missing: ['premiere-reclamation'],
        missingBy: '2027-01-15',
      }),
    );
    expect(letter).toContain('Nous n’avons pas trouvé cette première réclamation dans votre message.');
    expect(letter).toContain('Vous avez déjà fait cette réclamation ? Répondez à ce message');
    expect(letter).toContain('Faites d’abord votre réclamation à');
    expect(letter).toContain(`Vous pouvez écrire à : reclamations@${address.split('@')[1]}.`);
    expect(letter).toContain('nous reprendrons votre dossier');
    expect(letter).toContain('Nous n’envoyons pas votre message à un autre service sans vous le dire.');
    expect(letter).not.toMatch(/refus[ée]|irrecevable|rejet[ée]/i);
  });

  it('names the three weeks only where the seed does', () => {
    const given = { admissibility: 'no-prior-complaint' } as const;
    expect(acknowledged(sample('conciliateur@cnmss.example', given))).toContain(
      'si la caisse ne répond pas pendant 3 semaines',
    );
    expect(acknowledged(sample('conciliateur@cpam.example', given))).toContain(
      'si la caisse ne répond pas, répondez à ce message',
    );
  });

  it('names the cases in which no first step is needed: a refusal of care at the médiateur, not at the CNMSS', () => {
    const given = { admissibility: 'no-prior-complaint', category: 'accueil' } as const;
    expect(acknowledged(sample('mediateur@cpam.example', given))).toContain('- un refus de soins');
    expect(acknowledged(sample('conciliateur@cnmss.example', given))).not.toContain('refus de soins');
  });

  it('premature: the date of the first complaint as understood, and from which day it can be taken', () => {
    const letter = acknowledged(
      sample('conciliation@cpam.example', {
        admissibility: 'premature',
        priorComplaint: { mentioned: true, date: '2026-12-20', answered: null },
        seizableFrom: '2027-01-10',
        category: 'accueil',
      }),
    );
    expect(letter).toContain('vous avez fait une première réclamation à la caisse le 20 décembre 2026');
    expect(letter).toContain(
      'Vous pouvez saisir le conciliateur de votre caisse d’assurance maladie à partir du 10 janvier 2027',
    );
    expect(letter).toContain('Vous avez déjà une réponse, et elle ne vous convient pas ? Dites-le-nous tout de suite');
    expect(letter).not.toMatch(/refus[ée]|irrecevable|rejet[ée]/i);
  });
});

describe('how the complaint stands', () => {
  it('court seized: a person answers, and the commission de recours amiable is no court', () => {
    const letter = acknowledged(
      sample('conciliateur@cpam.example', { admissibility: 'court-seized', courtSeized: true }),
    );
    expect(letter).toContain(
      'Le conciliateur de l’assurance maladie ne peut pas intervenir quand un tribunal est saisi. Une personne va vérifier et vous répondre.',
    );
    expect(letter).toContain('La commission de recours amiable n’est pas un tribunal.');
  });

  it.each(['conciliateur@cnmss.example', 'conciliation@cpam.example'])(
    'court seized at %s: said as a general rule, since its seed does not say it',
    (address) => {
      expect(acknowledged(sample(address, { admissibility: 'court-seized', courtSeized: true }))).toContain(
        'En règle générale, le conciliateur',
      );
    },
  );

  it('in doubt: a person looks, and asks', () => {
    expect(acknowledged(sample('mediateur@cpam.example', { admissibility: 'to-review' }))).toContain(
      'Une personne va vérifier ce que nous pouvons faire pour vous.',
    );
  });

  it('last resort: what was understood of the first complaint', () => {
    const first = (answered: boolean | null) =>
      acknowledged(
        sample('conciliateur@cnmss.example', {
          access: 'last-resort',
          priorComplaint: { mentioned: true, date: '2026-10-12', answered },
        }),
      );
    expect(first(true)).toContain(
      'une première réclamation à la caisse le 12 octobre 2026 et que sa réponse ne vous convient pas.',
    );
    expect(first(false)).toContain('à la caisse le 12 octobre 2026 et qu’elle ne vous a pas répondu.');
    expect(first(null)).toContain('à la caisse le 12 octobre 2026. C’est bien l’étape');
  });

  it('direct access: no step before', () => {
    expect(acknowledged(sample('mediateur@cpam.example', { access: 'direct' }))).toContain('sans étape avant');
  });
});

describe('what is missing, and by when (R. 112-11-4)', () => {
  it('nothing missing: not a word of it', () => {
    expect(acknowledged(sample('reclamations@cpms.example'))).not.toContain('Ce qui nous manque');
  });

  it('lists it in plain words with the date', () => {
    const letter = acknowledged(
      sample('reclamations@cpms.example', { missing: ['telephone', 'entreprise'], missingBy: '2027-01-15' }),
    );
    expect(letter).toContain('- un numéro de téléphone où vous joindre - le nom de l’entreprise');
    expect(letter).toContain('C’est à envoyer au plus tard le 15 janvier 2027, en répondant à ce message.');
  });

  it.each([
    ['absent', ['nir'], '(15 chiffres, sur la carte Vitale)'],
    ['invalid-key', ['nir'], 'celui que vous avez écrit semble contenir une erreur'],
    ['invalid-key', [], 'celui que vous avez écrit semble contenir une erreur'],
    ['ambiguous', ['nir'], 'votre message en contient plusieurs. Dites-nous à qui est chacun'],
  ] as const)('a NIR that is %s (missing: %j) is asked for: « %s »', (status, missing, words) => {
    const letter = acknowledged(
      sample('conciliateur@cnmss.example', {
        missing,
        missingBy: '2027-01-15',
        nir: { status, masked: null, sealed: null },
      }),
    );
    expect(letter).toContain(words);
    expect(letter.match(/le numéro de sécurité sociale/g)).toHaveLength(1);
  });

  it('where the procedure asks for no NIR, a wrong one is not asked for again', () => {
    const nir = { status: 'invalid-key', masked: null, sealed: null } as const;
    expect(acknowledged(sample('mediateur@cpam.example', { nir }))).not.toContain('numéro de sécurité sociale');
  });

  it('a médecin traitant at the médiateur: the questionnaire', () => {
    const missing = ['questionnaire-medecin-traitant'] as const;
    expect(acknowledged(sample('mediateur@cpam.example', { missing, missingBy: '2027-01-15' }))).toContain(
      'le questionnaire « Difficultés d’accès à un médecin traitant »',
    );
  });
});

it('a subject that was not recognised is not guessed', () => {
  const letter = plainWords(render(acknowledgement, sample('reclamations@cpms.example', { category: 'autre' })).text);
  expect(letter).toContain('le sujet sera précisé par la personne qui vous lit');
  expect(letter).not.toContain('autre sujet');
});
