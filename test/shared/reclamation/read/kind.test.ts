import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../../shared/reclamation/read/kind.ts';
import { region } from './regions-of-text.ts';

const kind = (text: string, subject = '') =>
  kindOf([...(subject === '' ? [] : [region(subject, 'subject')]), region(text)]).kind;

describe('a complaint', () => {
  it.each([
    'Je conteste votre décision.',
    'Merci de votre aide. Le pôle social a été saisi, dossier contre la CPAM.',
    "Je n'ai toujours pas été remboursée de mes soins de mai.",
    'ca fait deux mois que jattends mon argent',
    "C'est inadmissible, on m'a raccroché au nez.",
    'Vous avez perdu mon dossier pour la troisième fois.',
    'Je ne comprends pas pourquoi vous refusez ma prise en charge.',
    'Pouvez-vous me dire pourquoi je ne suis toujours pas payé ?',
    'Pourriez-vous m’expliquer ce refus ? Je suis en colère.',
    'JE VEUX ETRE REMBOURSE MAINTENANT VOUS VOUS MOQUEZ DU MONDE',
    'Ma réclamasion du mois dernier est restée sans réponce.',
    'Merci pour votre réponse, mais elle ne me satisfait pas.',
    'Je vous saisis en qualité de conciliateur.',
    'Je ne trouve pas de médecin traitant.',
    'Impossible de vous joindre depuis une semaine.',
    'Il y a une erreur dans mon décompte, merci de rectifier.',
    'vous mavez prelever 2 fois',
    "J'ai changé d'adresse en mars et vous continuez d'envoyer mes courriers à l'ancienne.",
    'Je vous envoie encore une fois les documents que vous avez perdus.',
    'Mon dossier est bloqué.',
    'ma pension a été supprimée',
    'Combien de temps vais-je encore attendre ? Six mois que mon dossier traîne.',
    'Votre agent a été très désagréable avec moi.',
    'Bonjour',
    'dossier 12',
    'Je sollicite une remise gracieuse de cette dette injustifiée.',
    'on se fout de nous',
    'Rien reçu. Rien. Depuis avril.',
    'Vos services ont mal orienté ma mère et elle a payé la clinique.',
  ])('%s', (text) => {
    expect(kind(text)).toBe('complaint');
  });

  it('is also what only the Subject says', () => {
    expect(kind('Cordialement, Paul Durand', 'Réclamation')).toBe('complaint');
  });
});

describe('an information, clarification or confirmation request, or routine', () => {
  it.each([
    'À quel montant de remboursement ai-je droit ?',
    'Je ne comprends pas sur quelle base je dois calculer mon remboursement.',
    'Ai-je bien droit à telle ou telle prestation dans mon contrat ?',
    'Quels sont les documents à fournir pour la C2S ?',
    'Pouvez-vous me confirmer que mon fils est bien inscrit ?',
    'Je souhaiterais connaître vos horaires.',
    'Comment faire une réclamation ?',
    'A qui dois-je adresser ma réclamation ?',
    'Ceci n’est pas une réclamation : je voudrais savoir si mes semelles sont remboursées.',
    'Ce n’est pas une plainte, simple question sur ma cotisation.',
    'Merci de m’envoyer une attestation de droits.',
    'Bonjour service réclamations, pourriez-vous m’indiquer votre adresse postale ?',
    'Un grand merci pour votre aide, tout est réglé.',
    'ok merci bien reçu',
    'Bonjour, bien noté, merci beaucoup.\nPaul Essai',
    'Mon virement est arrivé ce matin, le problème est réglé. Merci.',
    'Je vous remercie de votre réponse.',
    'Veuillez noter ma nouvelle adresse : 3 rue des Lilas.',
    'Ci-joint le certificat médical demandé.',
    'Vous trouverez en pièce jointe mon RIB.',
    'Est-ce que les lentilles sont prises en charge ?',
    'quel est le delai pour recevoir une carte vitale svp',
    'combien je serai rembourser pour une couronne',
    'Dois-je envoyer l’original de la facture ou une copie suffit-elle ?',
    'Je voudrais un duplicata de mon relevé de prestations, merci.',
    'Est-il possible de prendre rendez-vous avec un conseiller ?',
    'J’aimerais savoir si mon arrêt a bien été reçu.',
    'Voici les pièces pour compléter ma réclamation. Merci.',
    'ou envoyer mes feuilles de soins ?',
  ])('%s', (text) => {
    expect(kind(text)).toBe('information-request');
  });
});

describe('layers', () => {
  it('the author’s own words decide before what they forward', () => {
    const own = region('Pour information, voici la réponse que j’ai reçue. Merci pour votre aide, tout est réglé.');
    expect(kindOf([own, region('Je conteste cette décision scandaleuse', 'forwarded')]).kind).toBe(
      'information-request',
    );
  });

  it('what they forward decides where they say nothing', () => {
    expect(kindOf([region('Voir ci-dessous'), region('À quel remboursement ai-je droit ?', 'forwarded')]).kind).toBe(
      'information-request',
    );
  });

  it('nothing at all is empty', () => {
    expect(kindOf([]).kind).toBe('empty');
  });
});
