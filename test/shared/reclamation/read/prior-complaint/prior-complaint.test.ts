import { describe, expect, it } from 'vitest';
import { priorComplaintOf } from '../../../../../shared/reclamation/read/prior-complaint/prior-complaint.ts';
import { region } from '../regions-of-text.ts';

const read = (text: string, byTelephone = false) => {
  const { mentioned, date, answered } = priorComplaintOf([region(text)], {
    receivedOn: '2026-11-23',
    byTelephone,
    forwardedHeads: [],
  });
  return { mentioned, date, answered };
};

describe('a first complaint', () => {
  it.each([
    ["J'ai écrit à la CPAM le 3 septembre, sans réponse.", '2026-09-03', false],
    ["J'ai adressé une réclamation à ma caisse le 12 octobre 2026.", '2026-10-12', null],
    ['Ma réclamation du 12/10/2026 est restée sans réponse.', '2026-10-12', false],
    [
      'Suite à ma réclamation du 1er octobre auprès de la CNMSS, on m’a répondu que le dossier était clos.',
      '2026-10-01',
      true,
    ],
    ['Malgré mes courriers du 2 et du 20 octobre, rien.', '2026-10-02', null],
    ["J'ai envoyé un recommandé à la sécu le 15 octobre. Aucune réponse.", '2026-10-15', false],
    [
      'Le 15 octobre, mon épouse a écrit à la caisse. La réponse reçue le 2 novembre ne nous satisfait pas.',
      '2026-10-15',
      true,
    ],
    ['Nous avons relancé la CPAM par mail le 4 novembre, pas de nouvelles.', '2026-11-04', false],
    ["J'ai contacté vos services le 2 octobre pour signaler l'erreur du décompte du 28 septembre.", '2026-10-02', null],
    ['Par courrier du 8 octobre 2026, j’ai contesté la décision du 25 septembre. Pas de réponse.', '2026-10-08', false],
    ['jai reclamer a la caisse en octobre mais sans reponse', '2026-10-01', false],
    [
      'J’ai déposé une réclamation sur mon compte ameli il y a trois semaines et j’attends toujours une réponse.',
      '2026-11-02',
      false,
    ],
    [
      'Ma lettre recommandée avec accusé de réception datée du 5 octobre est demeurée lettre morte.',
      '2026-10-05',
      false,
    ],
    ['J’ai contesté la décision du 25 septembre auprès de la caisse le 8 octobre.', '2026-10-08', null],
    ['J’ai signalé à la CPAM la facture du 4 août le 12 octobre.', '2026-10-12', null],
    ['La réponse de la caisse ne me satisfait pas.', null, true],
    ['J’ai déjà réclamé trois fois auprès de la CPAM, jamais de réponse.', null, false],
    ['Réclamation envoyée par courriel le 20 octobre à la CPAM : réponse négative le 30 octobre.', '2026-10-20', true],
    [
      "J'ai écrit le 6 octobre à la CPAM au sujet de mon arrêt du 14 septembre ; on m'a seulement envoyé un accusé de réception automatique, depuis plus rien.",
      '2026-10-06',
      false,
    ],
    ["La caisse, que j'ai saisie par écrit le 9 octobre, n'a pas répondu.", '2026-10-09', false],
    ['La CPAM ne répond pas depuis le 15 septembre 2026 à ma réclamation.', '2026-09-15', false],
    ["Je n'ai pas eu de réponse de la CPAM à ma réclamation du 12/10/2026.", '2026-10-12', false],
    ['Réclamation sans réponse de la CPAM depuis le 8 octobre 2026.', '2026-10-08', false],
    ['Réclamation restée sans réponse depuis le 1er octobre 2026 (CPAM).', '2026-10-01', false],
    ['Courriers du 1er septembre, 22 septembre et 13 octobre 2026 sans réponse.', '2026-09-01', false],
    ['Ma réclamation à la caisse ? Sans réponse.', null, false],
    ["J'ai écrire CPAM 1 octobre 2026 réclamation, pas réponse.", '2026-10-01', false],
    [
      "Une réclamation a été adressée à la CPAM le 9 octobre 2026 ; la réponse du 30 octobre n'explique rien.",
      '2026-10-09',
      true,
    ],
    [
      'Ma cliente a adressé à la CNMSS, par lettre recommandée avec accusé de réception en date du 14 septembre 2026, une réclamation.',
      '2026-09-14',
      null,
    ],
    ["J'ai fait une réclamation auprès de la CPAM le 2/11/26. Réponse le 12/11/26 : refus.", '2026-11-02', true],
    ['Réclamation du 17 octobre 2026, rejetée le 3 novembre.', '2026-10-17', true],
    ["J'ai fait une réclamation sur ameli le 25/9, pas de réponse.", '2026-09-25', false],
    [
      "Le 12 mars 2026, votre agence m'a écrit. Le 20 octobre 2026 j'ai répondu par une réclamation à la CPAM.",
      '2026-10-20',
      null,
    ],
    ['Votre réponse ne répond pas à ma question.', null, true],
    ['Par mail en date du 30/10/2026 adressé à la CNMSS, j’ai contesté mon décompte ; silence.', '2026-10-30', false],
    ['Votre caisse a classé ma réclamation sans suite. Elle datait du 14 août 2026.', '2026-08-14', true],
    ['J’ai écrit à la CPAM le 5 octobre. Votre collègue m’a rappelé pour me dire non.', '2026-10-05', true],
    ['J’ai fait part de mon mécontentement à ma caisse le 20 octobre 2026. Aucune suite.', '2026-10-20', false],
    ['4 courriers à la CPAM en 2026, tous ignorés.', null, false],
    ['Deux lettres, la première du 9 septembre 2026, et pas un mot en retour.', '2026-09-09', false],
    [
      "Le service remboursement, contacté par écrit le 15 octobre, m'a envoyé une réponse toute faite.",
      '2026-10-15',
      true,
    ],
    ['Mon frère a déposé une réclamation à la CNMSS fin septembre. Il attend encore.', '2026-09-30', false],
    ["Réponse de la caisse reçue hier : c'est non. Ma contestation datait du 30 septembre 2026.", '2026-09-30', true],
    ["J'ai contesté auprès de la caisse le 1/10/2026, elle a refusé le 20/10/2026.", '2026-10-01', true],
    ['Caisse saisie par lettre le 1er octobre 2026, muette depuis.', '2026-10-01', false],
    ['Messages sur ameli les 2, 9 et 16 octobre pour me plaindre du retard : zéro réponse.', '2026-10-02', false],
    ["Ma réclamation du 30 octobre n'a donné lieu à aucun courrier.", '2026-10-30', false],
    ['Je réclame depuis le 3 août. La CPAM ne bouge pas.', '2026-08-03', null],
    ["J'ai reçu un courrier de la CPAM en réponse à ma réclamation du 12 octobre.", '2026-10-12', true],
    ["J'ai écrit à la CPAM le 2 octobre ; elle campe sur ses positions.", '2026-10-02', true],
    ['Réclamation du 8 septembre 2026 sur l’espace entreprise. Néant.', '2026-09-08', false],
    ['Ma réclamation du 1er octobre a été reçue mais la caisse n’a pas tranché.', '2026-10-01', false],
    ["J'ai écrit à la CPAM le 3 octobre : pas de réponse claire.", '2026-10-03', true],
    [
      "J'ai exposé mes objections à la caisse par lettre du 4 août. Il m'a été répondu le 2 septembre.",
      '2026-08-04',
      true,
    ],
    ["C'est ma fille Anne qui a écrit à la caisse pour moi, le 11 mars 2026. Rien n'est venu.", '2026-03-11', false],
    [
      "L'assistante sociale du foyer, Mme Roy, a fait la réclamation à ma place auprès de la CNMSS le 6 octobre.",
      '2026-10-06',
      null,
    ],
    ['g deja ecri a la cpam le 9 janv 2026, pas de rep', '2026-01-09', false],
    ['g fé une reclam sur mon compte ameli le 14/10, tjrs 0 reponse', '2026-10-14', false],
    ['réclam. faite à la cpam le 12.10.26 (lettre). rép. : néant.', '2026-10-12', false],
    ['Ma réclamation est partie par e-mail le 5 octobre. Nous sommes le 23. Pas un mot.', '2026-10-05', false],
    [
      'Lundi 5 octobre j’ai posté ma réclamation à la CPAM, et toujours pas de courrier en réponse.',
      '2026-10-05',
      false,
    ],
    ["J'ai fini par faire une réclamation à l'agence le 2 octobre. Personne n'a répondu.", '2026-10-02', false],
    [
      "Il y a un mois jour pour jour, je réclamais par lettre auprès de la caisse. Je n'ai pas reçu un mot.",
      '2026-10-23',
      false,
    ],
    [
      'Ça fait exactement six semaines aujourd’hui que j’ai envoyé ma réclamation à la CNMSS, pour mes verres du 7 juillet.',
      '2026-10-12',
      null,
    ],
    [
      "Je me suis plainte par lettre à la CPAM le vendredi treize mars et je n'ai rien reçu en retour.",
      '2026-03-13',
      false,
    ],
    [
      '- 02/10/2026 : soins\n- 12/10/2026 : réclamation écrite de ma part à la caisse\n- 20/11/2026 : toujours rien',
      '2026-10-12',
      false,
    ],
    ['3 mars : soins.\n27 avril : je réclame par écrit auprès de la CPAM.\nAujourd’hui, rien.', '2026-04-27', false],
    ['* réclamation à la CPAM : courrier du 18 mai 2026 → réponse négative le 8 juin', '2026-05-18', true],
    [
      'Réf. : réclamation n° 26-004512 du 17/04/2026 auprès de la CPAM. Leur réponse du 05/05/2026 est à côté.',
      '2026-04-17',
      true,
    ],
    [
      'Malgré la lettre de réclamation que j’ai adressée à la caisse le 16 mars, restée sans réponse, rien.',
      '2026-03-16',
      false,
    ],
    ['Votre courrier du 3 novembre rejette ma réclamation du 12 octobre.', '2026-10-12', true],
    ['Ma lettre du 7 courant à la caisse n’a reçu aucune réponse.', '2026-11-07', false],
    [
      "Ma réclamation du 24 juin portait sur mes droits. La caisse m'a écrit le 8 juillet tout autre chose.",
      '2026-06-24',
      true,
    ],
    [
      "Le 1er avril, j'ai écrit à la CPAM, mais c'était une simple question. On m'a répondu le 8. J'ai contesté auprès de la CPAM le 28 avril : pas encore de réponse.",
      '2026-04-28',
      false,
    ],
    [
      "En janvier j'avais fait une réclamation à la caisse pour tout autre chose. Celle d'aujourd'hui : ma réclamation auprès de la CPAM date du 16 mars 2026, toujours sans réponse.",
      '2026-03-16',
      false,
    ],
    [
      '1/ Réclamation formée auprès de la CNMSS le 08.10.26 (courriel).\n2/ Réponse CNMSS : 19.10.26, négative.',
      '2026-10-08',
      true,
    ],
    [
      'Première démarche : courriel adressé au service prestations le 15 SEPT 2026. Suite donnée : néant.',
      '2026-09-15',
      false,
    ],
    [
      'Ma cliente a contesté cet indu auprès de la caisse par lettre recommandée avec avis de réception du 22 mai 2026.',
      '2026-05-22',
      null,
    ],
    ["J'ai envoyé lettre à CPAM le 2 de février 2026. Personne répond jamais.", '2026-02-02', false],
    ['Ma mère lit mal. Elle a envoyé un message à la CPAM sur ameli le 12/09/2026, zéro réponse.', '2026-09-12', false],
    ['Lettre du 30 octobre 2026 à la caisse, refusée le 10 novembre.', '2026-10-30', true],
    ["Après ma réclamation du 5 octobre 2026, elle m'a opposé un nouveau refus.", '2026-10-05', true],
    ["J'ai fait réclamation avec l'association à la CPAM le 3 novembre 2026, pas de réponse.", '2026-11-03', false],
    ['La caisse a répondu à ma réclamation le 16 octobre sans rien expliquer.', null, true],
  ])('%s', (text, date, answered) => {
    expect(read(text)).toEqual({ mentioned: true, date, answered });
  });

  it.each([
    'Ma consultation du 12 octobre n’est pas remboursée.',
    "J'ai envoyé ma feuille de soins à la CPAM le 3 septembre.",
    "J'ai envoyé un courrier de résiliation le 24 août.",
    'Je vous adresse ma réclamation concernant mon arrêt du 3 octobre.',
    'La décision du 2 octobre me refuse la cure prescrite le 4 septembre.',
    'Malgré ma demande de juillet, je ne suis pas remboursé.',
    "J'ai écrit à mon médecin le 3 octobre.",
    "J'ai contacté mon employeur et mon avocat.",
    "Je n'ai pas encore fait de réclamation à la caisse.",
    "Je n'ai jamais écrit à la CPAM.",
    "J'ai saisi la commission de recours amiable le 2 octobre.",
    'Vous m’avez envoyé un courrier le 3 octobre.',
    'La caisse a refusé le 20 octobre 2026 ma cure.',
    "Le 12 mars 2026, votre agence m'a écrit.",
    'Je vous adresse ma réclamation car ma demande de remboursement est restée sans réponse.',
    'Réclamation : remboursement resté sans réponse.',
    "J'ai reçu votre courrier du 5 octobre.",
    "J'ai saisi mon mot de passe sur le site le 4 octobre.",
    "J'ai appelé douze cabinets médicaux.",
    "J'ai fait une demande de C2S le 2 septembre à la CPAM.",
    'Mon accident du 3 mars est contesté par la caisse.',
    "J'ai réclamé auprès de ma mutuelle le 3 novembre, elle m'a répondu le 14.",
    "J'ai réclamé le 10 octobre auprès de mon employeur et je l'ai relancé le 24.",
    'Je compte écrire à la caisse la semaine prochaine, mais j’ai voulu vous saisir en même temps.',
    "J'ai l'honneur de vous saisir : la caisse lui réclame un indu du 3 mai.",
    "C'est la caisse qui a envoyé une lettre le 3 octobre.",
    'Vous refusez ma résiliation et je le conteste.',
    'jai jamai ecri avan',
    'Quelles sont les pièces, et s’il faut les envoyer par un mail ou un courrier ?',
  ])('is not told by: %s', (text) => {
    expect(read(text)).toEqual({ mentioned: false, date: null, answered: null });
  });

  it('is a telephone call only where the procedure takes it for one', () => {
    const text = "J'ai appelé la CPAM le 5 octobre pour me plaindre.";
    expect(read(text, true)).toMatchObject({ mentioned: true, date: '2026-10-05' });
    expect(read(text, false).mentioned).toBe(false);
  });

  it('is a mail forwarded from the caisse’s complaint desk, on its local date', () => {
    const head = {
      from: { name: 'A', address: 'a@x.example' },
      to: 'reclamations@cpam.example',
      subject: '',
      date: '2026-10-05T23:30',
    };
    const context = { receivedOn: '2026-11-23', byTelephone: false, forwardedHeads: [head] };
    expect(priorComplaintOf([region('Voir ci-dessous, sans réponse.')], context)).toMatchObject({
      mentioned: true,
      date: '2026-10-05',
      answered: false,
    });
  });

  it.each(['conciliateur@cpam.example', 'fils@x.example', ''])('is no mail forwarded that went to « %s »', (to) => {
    const head = { from: { name: 'A', address: 'a@x.example' }, to, subject: '', date: '2026-10-05' };
    const context = { receivedOn: '2026-11-23', byTelephone: false, forwardedHeads: [head] };
    expect(priorComplaintOf([region('Voir ci-dessous.')], context).mentioned).toBe(false);
  });
});
