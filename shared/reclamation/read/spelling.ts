/**
 * Spelling as people write it: `rembourssement`, `reclamasion`, `resilliation`. A word unknown to the field's lexicon
 * that lies close to exactly one of its words is read as that word. Works on folded words (lower case, no accents).
 */

/** The words that the readers' patterns rest on and that people misspell; longer than six letters. */
const LEXICON = `
reclamation reclamations contestation remboursement remboursements rembourse rembourser remboursee rembourses
mutuelle complementaire solidaire resiliation resilier resilie cotisation cotisations prelevement prelevements preleve
prelever prelevee adhesion affiliation beneficiaire beneficiaires teletransmission hospitalisation conciliateur
conciliation mediateur mediation commission tribunal judiciaire indemnites indemnite journalieres journaliere
attestation salaire subrogation maternite paternite invalidite affection protocole exoneration ambulance ambulances
pharmacie pharmacien dentaire dentaires dentiste prothese protheses orthodontie orthodontiste lunettes ophtalmologue
ophtalmologiste cardiologue dermatologue gynecologue auditif auditifs immatriculation securite sociale medecin medecins
traitant generaliste generalistes specialiste specialistes patients consultation ordonnance prescription accueil
guichet conseiller conseillere injoignable desagreable inadmissible inacceptable scandaleux honteux mecontent
mecontente insatisfait insatisfaite renseignement renseignements telephone reponse courrier recommande dossier
document documents facture decompte plusieurs toujours semaine semaines septembre octobre novembre decembre janvier
fevrier juillet assurance maladie accident professionnelle versement versements notification participation franchise
frontalier etranger identifiant provisoire personnelles personnel employeur entreprise adherent
`
  .trim()
  .split(/\s+/);

/** Words of their own that stand near one of the lexicon's: never "corrected". */
const NEIGHBOURS = new Set(
  `
accidente accidents accueils additif additifs adherant adherente adherents adhesions affections affiliations
affirmation arrestation assurances attestations cardiologie cardiologies cardiologues commissions complementaires
complementarite concertation conciliateurs conciliations conseille conseillee conseillera conseillerai conseilleres
conseillerez conseillers conseilles conseilleur conseilleurs conseillez constatation consultatifs consultations
consultative contestations courriel courriels courriers courriez coursier courtier decompter decomptes decomptez dentistes dermatologie
dermatologies dermatologues desagreables documente documentes dossiers employer employeurs entrepris entreprises
etrange etrangere etrangers etranges exageration exonerations facturee facturer factures fracture francaise franchie
franchies franchis franchises frontaliere frontaliers generalise generalite generalites guichets gynecologie
gynecologies gynecologique gynecologues hospitalisations identifient immatriculations inacceptables inadmissibles
indemnise indemnises insatisfaites insatisfaits journalier journaliers journalistes judiciaires lunette malade
maladies maladive maternites mecontentee mecontentes mecontents medecine medecines mediateurs mediations medication
medications meditation mutuel mutuelles mutuels notifications ophtalmologie ophtalmologies ophtalmologique
ophtalmologistes ophtalmologues ordonnancee ordonnancer ordonnances orthodoxie patient patiente patientes personne
personnelle personnels personnes pharmaciens prelevees prelevent prelevera preleves prelevez prescriptions
professionnel professionnelles professionnels proscription proscriptions protocoles provisoires reclamions recommandee
recommander recommandes recommandez relaxation relaxations remboursees remboursent remboursera rembourseront
remboursez renseignerent renseigneront repense reponde reponses repose resiliations resiliee resiliees resiliera
resilies resiliez salaires salarie securites sociable social sociales socialistes solaire solidaires solitaire
specialise specialisee specialite specialites telephonee telephoner telephones telephonez telephonie trainant traitait
traitante traitantes traitants traitement traitent
`
    .trim()
    .split(/\s+/),
);

const KNOWN = new Set(LEXICON);

const byInitial = new Map<string, string[]>();
for (const word of LEXICON) {
  const key = word.charAt(0);
  byInitial.set(key, [...(byInitial.get(key) ?? []), word]);
}

/** How many slips a word of that length may hold and still be recognised. */
function tolerance(length: number): number {
  if (length < 7) return 0;
  return length < 11 ? 1 : 2;
}

/**
 * The lexicon's word that a folded word stands for, or the word itself when it is known, short, or near none.
 * The first letter must agree: people slip inside words, and it keeps `declaration` apart from `reclamation`.
 */
export function respell(word: string): string {
  if (word.length < 6 || word.length > 20 || KNOWN.has(word) || NEIGHBOURS.has(word)) return word;
  let best: string | null = null;
  let bestSlips = Number.POSITIVE_INFINITY;
  for (const candidate of byInitial.get(word.charAt(0)) ?? []) {
    const allowed = tolerance(candidate.length);
    if (allowed === 0 || Math.abs(candidate.length - word.length) > allowed) continue;
    const slips = distance(word, candidate, allowed);
    if (slips < bestSlips) {
      best = candidate;
      bestSlips = slips;
    }
  }
  return best !== null && bestSlips <= tolerance(best.length) ? best : word;
}

/** Optimal string alignment distance (a swap of neighbours is one slip); above `limit` any larger number is returned. */
export function distance(a: string, b: string, limit: number): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    twoBack = back;
    back = row;
  }
  return back[b.length] ?? limit + 1;
}
