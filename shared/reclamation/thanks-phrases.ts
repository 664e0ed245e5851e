/**
 * The phrases of French thanks, greetings and farewells, without accents. Each is whole: « merci de me répondre » is not
 * among them, so its words are left over. Longer phrases stand before the shorter ones they begin with.
 */
const possessive = '(?:votre|vos|ton|ta|tes|cette|ce|ces|la|le|les|mon|ma)';
const kindness =
  '(?:(?:precieuse|precieux|grande?|bonne|excellent|excellente|tres bonne|prompte?|rapide) )?(?:reponses?|retours?|aide|messages?|mails?|e-mails?|courriels?|courriers?|reactivite|attention|efficacite|gentillesse|amabilite|intervention|ecoute|patience|disponibilite|comprehension|travail|diligence|rapidite|celerite|bienveillance|professionnalisme|serieux|service|services|traitement|suivi|soutien|accompagnement|explications?|precisions?|informations?|renseignements?|conseils?|demarches?)(?: (?:si |tres |aussi )?(?:rapides?|claires?|clairs?|precieuse|precieux|complete|precise|precises|detaillee|detailles|utiles?|encourageante))?';
const strong =
  '(?:beaucoup|bcp|infiniment|vivement|sincerement|chaleureusement|grandement|encore|bien|mille fois|mille|du fond du coeur|de tout coeur|vraiment|tous|toutes)';
const day =
  "(?:journee|soiree|continuation|fin de journee|fin de semaine|semaine|annee|fin d'annee|week-end|weekend|apres-midi|reception|fetes?|vacances|conges|annees)";
const got =
  '(?:reponse|courriers?|mails?|messages?|courriels?|remboursement|virement|paiement|cheque|attestation|carte|documents?|somme)';
const settled =
  "(?:regle|reglee|resolu|resolue|rentre dans l'ordre|en ordre|arrange|arrangee|clair|bon|parfait|rentre|clos|arrive|arrivee|fait|note|recu|super|top|gentil|tres gentil)";

const phrases = [
  // Thanks.
  `(?:je|nous) (?:vous|te) (?:en )?(?:remercie|remercions|suis reconnaissante?|suis tres reconnaissante?|adresse (?:tous )?mes remerciements)(?: (?:${strong}))*`,
  `(?:je tenais|je tiens|je voulais|nous tenions) (?:juste )?a vous (?:en )?(?:remercier|dire)|je voulais (?:juste |simplement )?vous (?:remercier|dire)`,
  `(?:en )?vous remerciant(?: ${strong})?|remerciements?(?: (?:sinceres|chaleureux))?|(?:avec )?(?:tous )?(?:mes|nos)(?: plus)?(?: sinceres| vifs| chaleureux)? remerciements`,
  `(?:un |mille )?(?:tres |immense |grand |enorme )*mercis?(?: ${strong})*(?: a (?:vous|tous|toutes|toute (?:l'|votre )equipe|votre service|vos services|vos collegues))*(?: pour tout)?`,
  `d'avoir (?:pris le temps de (?:me|nous) repondre|repondu(?: (?:si |aussi |tres )?(?:vite|rapidement|clairement))?|traite ma demande|regle (?:ce|mon|le) (?:probleme|dossier)|fait le necessaire)`,
  `(?:pour|de|par|a)(?: tout(?:e|es)?)? ${possessive} ${kindness}(?:(?: et|,)(?: (?:pour|de))? ${possessive} ${kindness})*`,
  `(?:dans|sur|pour|concernant) (?:ce|mon|le|cette|ma) (?:dossier|probleme|demande|affaire)`,
  `de (?:votre|ma|notre) part|a toute l'equipe|toute l'equipe|a (?:vous|tous)(?: (?:aussi|egalement))?`,
  // It has come, it is settled.
  `(?:j'ai|nous avons|je viens de|j'accuse) (?:bien )?(?:recu|recevoir|lu|pris connaissance de|reception de) ${possessive} ${got}|j'ai (?:bien )?(?:tout )?recu|bien recu|j'ai bien pris note|bien pris note|je prends (?:bonne )?note(?: de ${possessive} ${got})?|bonne note`,
  `(?:tout|c|ca|cela|le probleme|mon probleme|ce probleme|mon dossier|le dossier|ma demande|la situation|le remboursement|mon remboursement|le virement|mon virement|le paiement|votre reponse)(?: ?'?est| etait| a ete)(?: (?:maintenant|desormais|enfin|bien|tout|tres|a present))*(?: ${settled})`,
  `c'est (?:bien )?(?:parfait|super|note|entendu|d'accord|genial|adorable|tres aimable|vraiment (?:gentil|parfait)|une bonne nouvelle|une tres bonne nouvelle)|(?:tres )?bien note|note|recu|parfait|super|tres bien|nickel|impeccable|genial|top|formidable|entendu|d'accord|ok(?:ay)?|bravo|felicitations|quel soulagement|bonne nouvelle`,
  `vous etes (?:super|formidables?|adorables?|au top|tres (?:gentils?|gentille|aimables?|efficaces?))|vous (?:m'avez|nous avez) (?:bien |beaucoup |vraiment )?aidee?s?|je suis (?:tres |vraiment )?(?:satisfaite?|contente?|soulagee?|ravie?|rassuree?)(?: de ${possessive} ${kindness})?|grace a vous(?: tout est (?:regle|resolu))?`,
  // Greetings and farewells.
  `(?:re-?)?bonjour|bonsoir|bjr|salut|mesdames|messieurs|madame|monsieur|mme|mlle|mr|m\\.|chere?s?`,
  `(?:je|nous) vous (?:en )?souhait(?:e|ons)(?: a (?:tous|toutes|vous aussi|vous et a vos proches))?(?: egalement)?|(?:une |un |d'|de |tres |bonne et )*(?:bonnes?|bon|belles?|beau|excellente?s?|agreable|joyeuses?|tres bonne) ${day}`,
  `(?:bien |tres |tres )?cordialement|cdlt|cordiales|bien a vous|bien sincerement|sincerement|(?:mes |meilleures |sinceres )*salutations(?: (?:distinguees|respectueuses|les meilleures|cordiales|sinceres))?|respectueusement|amicalement|bien respectueusement|au revoir|a bientot`,
  `(?:je vous prie d'|nous vous prions d'|je vous prie de |veuillez |recevez|agreez)(?:agreer|recevoir|accepter|croire|bien recevoir)?(?: (?:en|a))?|(?:a )?l'(?:expression|assurance) de (?:mes|nos|ma|toute ma|notre)(?: (?:plus|parfaite|respectueux|sinceres|meilleurs|meilleures|profonde))* (?:sentiments|salutations|consideration|gratitude|reconnaissance|respect)(?: (?:les |plus |tres )*(?:meilleurs|distinguee?s?|respectueux|cordiales|sinceres|distingues))*`,
  // What joins them.
  `et|ainsi que|aussi|egalement|encore|vraiment|tellement|beaucoup|infiniment|bien|tres`,
];

/** Every phrase, as whole words, with or without capitals. The repetitions within are of fixed words: linear. */
export const THANKS_PHRASES = new RegExp(`(?<![a-z'-])(?:${phrases.join('|')})(?![a-z-])`, 'gi');
