import { describe, expect, it } from 'vitest';
import { courtOf } from '../../../../shared/reclamation/read/court.ts';
import { region } from './regions-of-text.ts';

describe('a court is seized', () => {
  it.each([
    "J'ai saisi le tribunal judiciaire de Lille le 3 mars.",
    'Nous avons saisi le pôle social du TJ de Nantes.',
    "J'ai déposé une requête devant le TASS en 2018.",
    'Mon avocat a assigné la caisse en référé.',
    'Mon avocate a introduit un recours devant le tribunal.',
    "L'affaire est pendante devant le pôle social.",
    'Le tribunal est déjà saisi de ce litige.',
    'Le tribunal judiciaire a été saisi par mes soins.',
    'Une procédure est en cours devant le tribunal judiciaire.',
    'Procédure en cours au pôle social (RG 25/01234).',
    'Mon dossier porte le n° RG : 26/00087.',
    "L'audience aura lieu le 12 janvier.",
    "J'ai fait appel du jugement devant la cour d'appel de Douai.",
    "Faute de réponse de la caisse, j'ai saisi le tribunal.",
    "La caisse ne m'ayant jamais répondu, j'ai porté l'affaire en justice.",
    "J'ai saisi le tribunal mais je reste ouvert à une solution amiable.",
    "n'ayant eu aucune réponse j'ai saisi le contentieux de l'incapacité",
    'JAI SAISI LE TRIBUNNAL EN OCTOBRE',
    'Le tribunal a rendu son jugement en ma faveur et la caisse ne paie pas.',
    'Le recours que j’ai formé devant le pôle social est toujours en cours.',
    "Je n'ai pas saisi le TASS mais j'ai saisi le tribunal judiciaire.",
  ])('%s', (text) => {
    expect(courtOf([region(text)]).courtSeized).toBe(true);
  });
});

describe('no court is seized', () => {
  it.each([
    "Je n'ai saisi aucun tribunal.",
    "Je n'ai engagé aucune procédure devant un tribunal.",
    "Je n'ai pas saisi le tribunal.",
    "Je n'ai pas encore saisi le pôle social.",
    'Aucune procédure judiciaire n’est en cours.',
    'Aucun recours contentieux n’a été formé.',
    "Aucune juridiction n'a été saisie.",
    "Le tribunal m'a débouté dans une affaire de voisinage.",
    "Le tribunal a rendu un jugement l'an dernier. Je n'ai saisi aucune juridiction contre la caisse.",
    'En 2019 j’avais saisi le TASS, affaire terminée.',
    'Ma voisine a saisi le tribunal pour la même chose, moi pas.',
    "J'avais saisi le tribunal mais je me suis désisté.",
    'Je vais saisir le tribunal si rien ne bouge.',
    'Si vous ne répondez pas, je saisirai le tribunal judiciaire.',
    'Je me réserve le droit de saisir le pôle social.',
    "J'envisage de saisir la justice.",
    'Mon avocat me conseille de saisir le tribunal.',
    'Avant de saisir le tribunal, je préfère la conciliation.',
    'Dois-je saisir le tribunal ?',
    'Sans réponse sous huit jours, je porterai l’affaire devant le tribunal.',
    "J'ai saisi le conseil de prud'hommes contre mon employeur.",
    'Le juge des tutelles m’a désignée tutrice de ma mère.',
    'Le jugement de divorce a été rendu le 4 mai.',
    "J'ai déposé plainte au commissariat pour le vol de ma carte Vitale.",
    "J'ai saisi la commission de recours amiable.",
    "J'ai écrit au Défenseur des droits et à la CNIL.",
    'Que se passe-t-il si le tribunal est saisi entre-temps ?',
    "Si j'avais saisi le tribunal, je ne vous écrirais pas.",
    'Il n’est que justice de me rembourser.',
    "La caisse m'a fait face avec une injustice que je juge inadmissible.",
    'Je voudrais éviter d’aller au tribunal.',
    'Vous m’obligez à aller en justice.',
    "Le délai pour saisir le tribunal est de deux mois d'après votre lettre.",
    'Votre courrier indique les voies de recours devant le pôle social.',
  ])('%s', (text) => {
    expect(courtOf([region(text)]).courtSeized).toBe(false);
  });

  it('by a quoted letter of the caisse', () => {
    expect(courtOf([region("J'ai saisi le tribunal", 'quoted')]).courtSeized).toBe(false);
  });
});

describe('the commission de recours amiable is seized', () => {
  it.each([
    "J'ai saisi la CRA en juillet.",
    "J'ai déjà fait un recours auprès de la commission de recours amiable.",
    'La commission de recours amiable a rejeté ma demande.',
    "La CRA n'a pas répondu.",
    'La C.R.A. a été saisie le 3 mars.',
    'Mon recours devant la CRA est resté sans réponse.',
    "Suite à la décision de la commission de recours amiable, je m'adresse à vous.",
    "J'ai formé un recours amiable devant la commission le 2 juin.",
  ])('%s', (text) => {
    expect(courtOf([region(text)])).toMatchObject({ craSeized: true, courtSeized: false });
  });

  it.each([
    "Je n'ai pas saisi la CRA.",
    "Je n'ai saisi ni le tribunal ni la commission de recours amiable.",
    'Dois-je saisir la commission de recours amiable ?',
    'Vous m’indiquez que je peux saisir la CRA.',
    'Je vais saisir la commission de recours amiable.',
    'On me propose de faire un recours auprès de la CRA.',
    "J'ai saisi la commission médicale.",
  ])('not so: %s', (text) => {
    expect(courtOf([region(text)]).craSeized).toBe(false);
  });
});

it('the words are given as evidence', () => {
  expect(courtOf([region("Bonjour. J'ai saisi le tribunal judiciaire hier.")]).evidence).toEqual([
    { about: 'court', quote: 'ai saisi le tribunal', source: 'body' },
  ]);
});
