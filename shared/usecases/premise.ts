/** Whether what a row was written for still holds when it is delivered. */
import type { Premise } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import { answerDeadline } from '../reclamation/deadlines.ts';

/** Null: deliver it. Otherwise why not, kebab-case: the row ends as superseded. */
export function overtaken(premise: Premise, file: Case | null): string | null {
  if (premise.type === 'none') return null;
  if (file === null) return 'case-gone';
  switch (premise.type) {
    case 'acknowledgement-owed':
      // Whoever closed the case had the last word: a receipt after it would only puzzle.
      if (file.status === 'closed') return 'case-closed';
      return file.acknowledgement.state === 'owed' ? null : `acknowledgement-${file.acknowledgement.state}`;
    case 'not-closed':
      return file.status === 'closed' ? 'case-closed' : null;
    case 'unanswered': {
      const answer = answerDeadline(file.deadlines);
      if (file.status !== 'open') return `case-${file.status}`;
      return answer !== null && answer.due === premise.due && answer.metAt === null ? null : 'deadline-moved';
    }
  }
}
