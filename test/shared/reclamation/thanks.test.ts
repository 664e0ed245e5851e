import { describe, expect, it } from 'vitest';
import { isThanksOnly } from '../../../shared/reclamation/thanks.ts';

describe('only thanks', () => {
  it.each([
    'Merci',
    'merci !',
    'Merci beaucoup.',
    'MERCI BEAUCOUP',
    'Merci bcp',
    'Un grand merci à vous',
    'Mille mercis !',
    'Ok merci',
    'OK, bien reçu. Merci.',
    'Bien reçu, merci.',
    'Bien noté, merci beaucoup.',
    'Parfait, merci à vous et bonne fin de semaine',
    'Merci infiniment pour votre aide et votre gentillesse.',
    'Merci Madame Martin',
    'Merci beaucoup Sophie !',
    'Merci de votre réponse',
    'Merci de votre retour rapide.',
    'Merci pour votre réactivité 👍',
    'C’est noté, merci.',
    'Tout est réglé, merci beaucoup',
    'Le problème est résolu. Merci à toute l’équipe !',
    'J’ai bien reçu votre courrier. Merci.',
    'J’ai bien reçu le virement, merci beaucoup pour votre aide.',
    'Bonjour,\n\nMerci pour votre réponse rapide.\n\nBonne journée,\nJean Dupont',
    'Bonjour Monsieur Lefèvre,\n\nJe vous remercie pour votre réponse.\n\nCordialement,\n\nÉlise d’Exemple',
    'Je vous remercie de votre réponse.\nBien cordialement\nM. DUPONT Jean',
    'Bonsoir,\nJe vous remercie vivement pour votre intervention dans ce dossier.\nTrès bonne soirée',
    'Merci encore.\nJe vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.',
    'Merci.\n\nEnvoyé de mon iPhone',
    'Merci beaucoup\n\nObtenez Outlook pour Android',
    'Merci, c’est très gentil de votre part.',
    'Merci d’avoir pris le temps de me répondre.\nCordialement',
    'Avec tous mes remerciements.\nCordialement, Odile Fictive',
    'Parfait !',
    'D’accord, merci.',
    'Très bien, je vous remercie. Bonne continuation.',
    'Merci et bonne journée à vous aussi',
    'Merci.\nOdile Fictive\n06 39 98 12 34',
    'Merci pour vos explications très claires.',
    'Super, merci !!!',
    'Je tenais à vous remercier pour votre écoute.',
  ])('%j', (text) => {
    expect(isThanksOnly(text)).toBe(true);
  });
});

describe('more than thanks', () => {
  it.each([
    'Merci beaucoup, mais je n’ai toujours rien reçu',
    'Merci de me rembourser',
    'Merci de me répondre rapidement',
    'Merci de traiter mon dossier',
    'Merci de bien vouloir procéder au remboursement',
    'Je vous remercie de bien vouloir régulariser ma situation.',
    'Je vous remercie de me rappeler.',
    'Merci d’avance',
    'Merci d’avance pour votre réponse.',
    'Merci de votre réponse. Je conteste.',
    'Merci de votre réponse, je vais saisir le médiateur.',
    'Merci. Et pour ma fille ?',
    'Merci. Et pour ma fille',
    'Merci pour rien',
    'Merci, il manque encore la part mutuelle.',
    'Merci pour ces 45 €, il en manque.',
    'Merci, vous trouverez ci-joint mon RIB.',
    'Voici mon numéro : 06 39 98 12 34. Merci.',
    'Bien reçu. Cela ne répond pas à ma question.',
    'Bien reçu votre courrier, je ne suis pas d’accord.',
    'D’accord, j’attends votre réponse.',
    'Ok, et quand serai-je payé',
    'Merci\nRelance',
    'Merci.\nURGENT',
    'Merci\nRemboursez-moi',
    'Merci.\nInadmissible',
    'Merci. Scandaleux.',
    'Merci Rappelez',
    'Merci, Remboursement',
    'Merci.\nJe reste dans l’attente',
    'Merci cependant le montant est faux',
    'Merci pour votre réponse, toutefois je maintiens ma demande.',
    'Merci, le virement est incomplet.',
    'Merci pour votre réponse négative.',
    'Merci de transmettre au conciliateur',
    'Merci, mon adresse a changé',
    'Parfait, je vous envoie le document demain.',
    'Merci ! Sauf que ma carte est bloquée',
    'Bonjour',
    'Bonjour Madame,\nCordialement',
    'Jean Dupont',
    '',
    '…',
    'Pouvez-vous me confirmer ? Merci',
    'Merci de confirmer la réception',
    'Je ne vous remercie pas.',
    'Merci à vous de corriger cette erreur',
    'Merci de la réponse svp',
    'Tout est réglé sauf la cure',
    `Merci. ${'Voici toute mon histoire. '.repeat(30)}`,
  ])('%j', (text) => {
    expect(isThanksOnly(text)).toBe(false);
  });
});

it.each([
  'merci ',
  'Merci A ',
  'tres ',
  'bonne et ',
  'de votre aide et ',
  "l'expression de mes plus ",
  '\n',
  ' ',
  'Aa ',
])('a mail of thousands of %j takes no time', (word) => {
  const start = performance.now();
  isThanksOnly(word.repeat(200_000));
  isThanksOnly(`Merci ${word.repeat(Math.floor(480 / word.length))}§`);
  expect(performance.now() - start).toBeLessThan(500);
});
