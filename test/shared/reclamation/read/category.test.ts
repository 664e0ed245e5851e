import { describe, expect, it } from 'vitest';
import { categoryOf } from '../../../../shared/reclamation/read/category.ts';
import { region } from './regions-of-text.ts';

const category = (body: string, subject = '') =>
  categoryOf([...(subject === '' ? [] : [region(subject, 'subject')]), region(body)], { cases: [], evidence: [] })
    .category;

describe('the category', () => {
  it.each([
    ['Ma cure a été refusée.', 'refus-prise-en-charge'],
    ['Mes trajets en VSL ne sont pas payés. Mon numéro de carte vitale : 2 44', 'transport'],
    ['avis défavorable du médecin-conseil pour ma demande d’entente préalable', 'refus-prise-en-charge'],
    ["Je n'ai toujours pas été remboursé de mes consultations.", 'remboursement'],
    ['mon rembourssement de soins n’est pas arrivé', 'remboursement'],
    ['Mon dossier est en attente depuis six mois, on me dit de patienter.', 'delai-traitement'],
    ["On m'a raccroché au nez au 3646.", 'accueil'],
    ["J'ai renvoyé trois fois le même papier, vous l'avez encore perdu.", 'gestion-dossier'],
    ["Mon fils n'est pas inscrit sur le contrat.", 'adhesion'],
    ["J'ai résilié et vous continuez à me prélever.", 'resiliation'],
    ['Vous avez prélevé deux fois ma cotisation.', 'cotisation'],
    ['prélevé à tort sur mon compte', 'cotisation'],
    ['Je ne trouve pas de médecin traitant.', 'medecin-traitant'],
    ['Pas de rendez-vous chez le cardiologue avant 9 mois', 'rendez-vous'],
    ["Le dentiste m'a refusé parce que j'ai la C2S", 'refus-de-soins'],
    ['ma carte vital ne marche plus', 'carte-vitale'],
    ['Ma demande de C2S a été refusée.', 'c2s'],
    ['refus complémentair santé solidaire', 'c2s'],
    ["Je n'ai rien touché depuis le début de mon arrêt de travail.", 'indemnites-journalieres'],
    ['mes IJSS ne sont pas versées', 'indemnites-journalieres'],
    ['Mon congé maternité n’est pas payé.', 'maternite-paternite'],
    ['Mon accident de trajet n’est pas reconnu.', 'accident-travail'],
    ['Ma pension d’invalidité catégorie 2 a baissé.', 'invalidite'],
    ["Mon 100 % n'est plus pris en compte pour mon ALD.", 'ald'],
    ['Mes bons de transport en VSL sont refusés par le taxi conventionné', 'transport'],
    ['La pharmacie refuse le tiers payant et je dois avancer les frais.', 'tiers-payant'],
    ['La sécu ne transmet plus à ma mutuelle.', 'teletransmission'],
    ['Un litige sur ma prothèse dentaire.', 'dentaire'],
    ['Problème avec mes lunettes.', 'optique'],
    ['Un souci avec mes appareils auditifs.', 'audio'],
    ['La clinique me facture la chambre particulière.', 'hospitalisation'],
    ['On me réclame 1 200 € de trop-perçu.', 'indu-trop-percu'],
    ['Notification d’indu de 300 €', 'indu-trop-percu'],
    ['Je n’ai qu’un numéro provisoire et mes droits sont fermés.', 'immatriculation-affiliation'],
    ['Mes soins en Espagne, formulaire S3125.', 'soins-etranger'],
    ['Impossible de me connecter à mon compte ameli.', 'compte-ameli'],
    ['Vous avez divulgué mes données personnelles, c’est contraire au RGPD.', 'donnees-personnelles'],
    ['Je suis très en colère contre vous.', 'autre'],
  ])('%s', (body, expected) => {
    expect(category(body)).toBe(expected);
  });

  it('is named by the Subject, of several by the first', () => {
    expect(category('Bonjour, voir mon dossier.', 'Carte Vitale et cotisation')).toBe('carte-vitale');
  });

  it.each([
    ['J’ai écrit par mon compte ameli pour mes indemnités journalières.', 'compte-ameli'],
    ['J’exige le remboursement des trois mensualités prélevées après ma résiliation.', 'remboursement'],
    ['Mes soins dentaires sont bloqués depuis le refus de ma C2S.', 'dentaire'],
    ['Mes indemnités journalières. N° d’immatriculation : 1 85 05 75 116 042 18', 'immatriculation-affiliation'],
  ])('is not what is named in passing: %s', (body, other) => {
    const found = categoryOf([region(body)], { cases: [], evidence: [] });
    expect([found.category, ...found.secondary]).not.toContain(other);
  });

  it('gives the care as secondary to the reimbursement claimed for it', () => {
    expect(
      categoryOf([region('Le remboursement de mes soins d’orthodontie')], { cases: [], evidence: [] }),
    ).toMatchObject({
      category: 'remboursement',
      secondary: ['dentaire'],
    });
  });
});
