/** What a person's name looks like on a line of its own, and what looks like one and is none. */

/** One word of a name: with a capital, or a particle. */
export const NAME_WORD = "(?:\\p{Lu}[\\p{L}'’.-]*|d['’]\\p{Lu}[\\p{L}-]+|de|du|des|la|le|van|von|el|ben|da|dos)";
const FULL_NAME = new RegExp(
  `^(?:(?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle|Dr|Docteur|Ma[îi]tre|Me|Adc|Adj|Cne|Cdt|Col|Lt|Sgt|Cch|Cpl|Caporal|Sergent|Adjudant|Capitaine|Major|Lieutenant|Colonel|Commandant)\\.?(?: \\((?:er|h|r|2s|cr)\\))? )?${NAME_WORD}(?:[ -]${NAME_WORD}){1,5}$`,
  'u',
);
const TITLED = new RegExp(
  `^(?:Mme|Mr|M\\.|M|Mlle|Madame|Monsieur|Mademoiselle)\\.? ${NAME_WORD}(?:[ -]${NAME_WORD}){0,5}$`,
  'u',
);
/** A line of an address, a firm, an office: capitals too, and no person. */
export const NOT_A_NAME =
  /^(?:r[ée]sidence|caserne|lieu[- ]?dit|lieudit|foyer|z\.?[ai]\.?|zac|b[âa]t(?:iment)?|rue|avenue|place|chemin|villa|ehpad|hameau|quartier|domaine|camping|immeuble|sarl|sasu?|eurl|selarl|sci|ets|[ée]tablissements|soci[ée]t[ée]|entreprise|groupe|association|garage|transports?|boulangerie|restaurant|mairie|clinique|h[ôo]pital|mandataire|tut(?:eur|rice)|avocate?|responsable|direct(?:eur|rice)|pi[èe]ce|copie|bonjour|bonsoir|madame|monsieur|messieurs|mesdames|cordialement|bien|merci|salutations|sinc[èe]res|envoy[ée]|objet|cpam|cnmss|caisse|service|t[ée]l|adresse|le conciliateur|france|nir|num[ée]ro|veuillez|dans l|en attente|respectueusement|assurance|r[ée]clamation|pi[èe]ces?)\b/iu;

/** First and last name, or a title with a name, and nothing else. */
export function isName(text: string): boolean {
  if (text.length < 4 || text.length > 60 || NOT_A_NAME.test(text)) return false;
  return FULL_NAME.test(text) || TITLED.test(text);
}
