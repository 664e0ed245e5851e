/** That the caisse answered, well or badly: a reply received, a refusal upheld, a « non » by telephone. */
import { anyOf } from '../evidence.ts';

export const ANSWERED = anyOf([
  'reponse(?: (?:de la |du )?(?:caisse|cpam|cnmss|service))? ?: ?(?:le |du |recue le )?\\d{1,2}',
  '(?:lettre|courrier|mail|courriel)s? (?:du|le|en date du) [a-z0-9 /.-]{4,45}, ?(?:refusee?|rejetee?)',
  "reponse que (?:l'|la |le |ma |mon |votre |vous |les )?(?:[a-z]+ ){0,4}?(?:a|ont|avez|m'a|m'ont|m'avez) (?:faite?|donnee?|adressee?|envoyee?|apportee?|fournie?)",
  '(?:elle|celle-ci) ne (?:me |nous )(?:satisfait|convient|convainc)',
  '(?:courrier|lettre|mail|courriel|message|decision)s?(?: [^\\n.;]{0,40}?)? (?:rejette|refuse|ecarte|repousse|rejetant|refusant) (?:ma|mes|notre|nos|cette) (?:reclamation|contestation|lettre|plainte)',
  "(?:m'a|m'ont|nous a|nous ont) (?:finalement )?oppose une?|(?:s'est|se sont) (?:bornee?s?|contentee?s?) (?:a|de|d')",
  "ce que (?:la |votre |ma )?[a-z]+ (?:m'a|nous a|m'avez) repondu",
  'suite (?:favorable|defavorable)',
  "(?:la|votre|leur|sa|une|cette|seule|ma|reponse|en|des|de|les|vos) ?reponses?(?:[- ]types?)?(?: [^\\n]{0,70}?)? (?:ne (?:me |nous |m')?(?:satisfait|convient|convainc|explique|apporte|donne)|negative|insatisfaisante?s?|incomprehensible|defavorable|decevante|standard|stereotypee?|incomplete|evasive|absurde|type|datee|hors sujet)",
  "reponses? (?:de (?:la|votre|ma) (?:caisse|cpam|cnmss|cgss|service|secu|part|mutuelle)|du service[a-z ]{0,20}|negatives?|defavorables?|types?|insatisfaisantes?|evasives?|standards?|stereotypees?|(?:recue|datee|en date|obtenue|du|parvenue|apportee|donnee|qui m'a ete (?:faite|donnee|apportee))(?: [^\\n]{0,15}?)?)",
  // « votre réponse ne répond pas à ma question »: its own subject, not the caisse's.
  "(?:votre|leur|cette|la|sa) reponse(?: (?!(?:car|mais|que|qui|et|caisse|cpam|cnmss|service|on|il|elle|vous)\\b)[a-z0-9/.']+){0,4} ne (?:me |nous )?(?:repond|correspond|regle|resout)",
  'reponses?-types?|reponses? (?:le|en date du) \\d{1,2}',
  `(?:reclamation|contestation|recours gracieux)s?(?: (?:du|le|en date|faite|envoyee|adressee|deposee|a la|a ma|aupres de la|caisse|cpam|cnmss|cgss|secu|\\d[\\d/.-]{0,9}(?:er)?|20\\d\\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)){0,8}[ ,(]{1,3}(?:rejetee?|refusee?|ecartee?)s?`,
  "(?<!pas )(?<!jamais )(?<!rien )(?:m'a|m'ont|nous a|nous ont|m'avez|nous avez|vous avez|l'a|a|ont|on m'a|il m'a ete|il m'est|on me|elle m'a|qui m'a) (?:finalement |enfin |bien |juste |seulement |simplement |donc |certes |ete )?(?:repondu|repond|reponds|ecrit en retour|retorque|oppose (?:un |une )|fait savoir|indique que|informee? que|confirme (?:le|son|leur|que)|explique que)",
  '(?:repond|repondent|repondait) (?:toujours |encore )*(?:la meme chose|les memes|pareil|idem)',
  '(?:me|nous) (?:repond|repondent|repondez|repondait|repondaient)(?: (?:invariablement|toujours|systematiquement|seulement|juste|simplement|a chaque fois|que|par|de))',
  "(?:maintien[t]?|maintenu|maintiennent|maintenez|confirme|confirmez|confirmant|persiste)(?: [a-z']+){0,3} (?:refus|position|decision|rejet|indu)",
  "reponses?(?: [a-z'-]+){0,2} (?:n'est|n'etait|ne sont) (?:pas|guere|nullement) (?:claire|satisfaisante|precise|complete|convaincante|coherente|serieuse|acceptable)s?",
  '(?:pas|aucune|sans|jamais)(?: [a-z]+){0,3} (?:reponse|explication|solution) (?:satisfaisante?|claire?|precise?|convaincante?|correcte?|concrete?|positive?|favorable|acceptable|coherente?|adaptee?|serieuse?)',
  '(?:reclamation|contestation|courrier|lettre|relance|recours gracieux)s?(?: [^\\n]{0,50}?)? (?:a|ont) ete (?:rejetee?s?|refusee?s?|ecartee?s?|classee?s?)',
  "(?:recu|obtenu|eu) (?:une |pour toute |comme |comme seule |pour seule |qu'une |leur |votre |la |cette )+(?:simple )?reponse",
  // Told as the caisse's own act.
  'en reponse a (?:ma|mon|mes|notre|nos) (?:reclamation|contestation|courrier|lettre|mail|courriel|recours)s?',
  "(?:m'a|m'ont|nous a|nous ont) (?:envoye|adresse|fait|donne|servi) (?:une |pour toute |comme )(?:simple |seule )?reponse|reponses? (?:toutes? faites?|copiee?)",
  "campe(?:nt)? sur (?:sa|ses|leurs?) positions?|(?:elle|celle-ci|qui|ils?) (?:l'(?:a|ont) (?:rejete|refuse|ecarte)e?|(?:a|ont) refuse le \\d{1,2})",
  '(?:a|ont|avez|avait) (?:finalement |deja |purement et simplement )?(?:classe|rejete|refuse|ecarte|repousse) (?:ma|mes|notre|nos|cette) (?:reclamation|contestation|lettre|courrier|recours gracieux)s?',
  "(?:me|nous) (?:dire|repondre) (?:que )?non|(?:m'a|m'ont|nous a|nous ont) (?:dit|repondu) (?:que )?non",
  'reponse (?:suscite|est (?:incomprehensible|absurde|toujours|la meme|que))|(?:fin de non[- ]recevoir|classe(?:e)? sans suite)',
  // An answer beside the point is one: « il n'a pas été répondu à ce que je demandais ».
  '(?:ne )?(?:repond|repondu|repondent|repondait)(?: pas| en rien| nullement)? (?:a cote|a rien|a ce que|a (?:ma|mes|la|nos|notre) (?:questions?|demandes? precises?|arguments?|objections?))|sans repondre (?:a|au|aux) (?:moyen|arguments?|question|objection|ma |mes )[a-z]*',
  // Brought in the caisse's own name.
  "(?:caisse|cpam|cnmss|cgss|secu|agent|agente|conseillere?|employee?)(?:,? [a-z'-]+){0,3}?,? (?:m'a|nous a|lui a|leur a|vous a|m'avait) (?:ecrit|repondu|dit|appelee?|envoye|rappelee?|signifie|fait savoir|fait une)",
  '(?:caisse|cpam|cnmss|cgss|secu) (?:primaire )?a (?:repondu|maintenu|confirme|rejete ma|refuse ma|oppose)',
  "(?:on|ils?|elles?) (?:m'|nous |lui )?(?:a|ont) (?:certes |bien |finalement |enfin |juste )?(?:dit non|repondu|fait (?:une )?reponse)|(?:m'|nous |lui )(?:a|ont) (?:certes |bien |finalement |enfin |juste )?(?:repondu|oppose|dit non)",
  "reponse (?:est |m'est |nous est )?(?:enfin |bien )?(?:arrivee|venue|parvenue|tombee)|reponse(?: [a-z]+){0,2} (?:recue|datee|le \\d|du \\d)|reponse ?: ?(?:non|refus)|leur reponse|reponse express|reponse (?:bidon|copiee?)",
  "(?:j'avais|j'ai eu|j'ai recu|recu|avec) un (?:\"? ?)non\\b",
  "(?:refus|decision|rejet|indu|position) (?:est |a ete |etait )?(?:confirmee?|maintenue?)|(?:m'|me |nous )(?:oppose(?:nt)?|renvoie(?:nt)?|renvoyait|a renvoyee?|ont renvoyee?)(?! (?:au?x?|mes?|ma|mon|le|les) (?:dossier|document|papier|courrier|feuille))|(?:m'a|m'ont|nous a|nous ont) (?:envoyee? (?:promener|balader|paitre)|expliquee?)",
  "(?:pas|guere|peu|jamais|non|in)(?: du tout)? ?(?:satisfaite?s?|convaincue?s?|contente?s?) (?:de|par|avec) (?:la|leur|votre|sa|cette|l'unique) reponse",
]);
