/** The remedies and time limits of a procedure, in its own words (CRPA R. 112-11-1; domain.md § 3.4, § 9). */
import { frenchDate } from '../../calendar/en-francais.ts';
import type { Office } from '../../office/office.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Case } from '../case.ts';
import { type Block, lines, paragraph, section, subsection } from './document.ts';
import { fr, typographie } from './typography.ts';

type Recourse = Procedure['recourses'][number];

/** What writing to this office does, and does not do, to other remedies; those that are open now, then those to come. */
export function remedies(file: Case, office: Office, procedure: Procedure): Block[] {
  const now = procedure.recourses.filter((one) => one.when === 'alongside');
  return [
    section(now.length > 0 ? 'Vos recours et leurs délais' : 'Notre engagement'),
    ...procedure.effects.map((effect) => paragraph(typographie(effect.text))),
    ...silence(file, procedure),
    ...now.flatMap((one) => recourse(one, office)),
    ...afterAnswer(office, procedure, 'Plus tard, si notre réponse ne vous convient pas'),
  ];
}

/** The recourses that an answer, or the lack of one, opens; nothing where the procedure names none. */
export function afterAnswer(office: Office, procedure: Procedure, heading: string): Block[] {
  const later = procedure.recourses.filter((one) => one.when === 'after-answer');
  return later.length === 0 ? [] : [section(heading), ...later.flatMap((one) => recourse(one, office))];
}

/** Every recourse, the next one first: for the letters at the end of a case. */
export function allRecourses(office: Office, procedure: Procedure): Block[] {
  const later = procedure.recourses.filter((one) => one.when === 'after-answer');
  const now = procedure.recourses.filter((one) => one.when === 'alongside');
  return [...later, ...now].flatMap((one) => recourse(one, office));
}

function recourse(one: Recourse, office: Office): Block[] {
  const next = one.when === 'after-answer' && one.address.length === 0 ? office.nextStepContact : undefined;
  return [
    subsection(typographie(one.to)),
    paragraph(typographie(one.text)),
    ...(next ? [paragraph(fr`Où écrire : ${next}.`)] : []),
    ...(one.address.length > 0 ? [lines(...one.address)] : []),
    ...(one.url ? [{ type: 'link', url: one.url } as const] : []),
  ];
}

/**
 * CRPA R. 112-11-1 asks for the date of an implied decision. Before someone who decides nothing it is doubtful that
 * silence decides: there the letter gives the date and says what counts instead (domain.md § 3.1).
 */
function silence(file: Case, procedure: Procedure): Block[] {
  const deadline = file.deadlines.find((one) => one.duty === 'silence');
  const rule = procedure.deadlines.find((one) => one.duty === 'silence');
  if (!deadline || !rule) return [];
  const date = frenchDate(deadline.due);
  if (rule.source.certainty === 'verified') {
    return [
      paragraph(
        fr`Si vous n’avez pas de réponse le ${date} (deux mois après la réception), ce silence vaut rejet de votre réclamation (article L. 231-4 du code des relations entre le public et l’administration). Cette date suppose que votre dossier est complet. Vous pourrez alors utiliser les recours ci-dessous.`,
      ),
    ];
  }
  return [
    paragraph(
      fr`À savoir : quand une administration ne répond pas à une réclamation pendant deux mois, son silence vaut en règle générale rejet (article L. 231-4 du code des relations entre le public et l’administration). Pour votre message, s’il est complet, ces deux mois se terminent le ${date}. Mais ${procedure.role} ne prend pas de décision : ce qui compte pour vous, c’est le délai écrit sur la décision que vous contestez. Respectez-le.`,
    ),
  ];
}
