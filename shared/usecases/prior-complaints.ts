/** Earlier cases of the same person at the complaint desk of the same body. */
import { procedureById } from '../office/procedures/index.ts';
import type { Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import type { Desk } from '../reclamation/plan.ts';
import { deskOf } from './desk.ts';

/** Oldest first, received before that instant; [] where the procedure may not look people up by their NIR. */
export async function provenComplaints(
  personKey: string,
  before: string,
  desk: Desk,
  ports: Pick<Ports, 'caseFile' | 'offices'>,
): Promise<Case['provenBy']> {
  if (!desk.procedure.personLookup.allowed || desk.procedure.step !== 'last-resort') return [];
  const entries = await ports.caseFile.casesOfPerson(personKey);
  const firstSteps = entries.filter(
    (one) =>
      one.receivedAt < before &&
      procedureById(one.procedure).step === 'first-complaint' &&
      sameBody(one.office, desk, ports),
  );
  const files = await Promise.all(firstSteps.map((one) => ports.caseFile.load(one.reference)));
  return files
    .filter((file): file is Case => file !== null && file.nature === 'complaint')
    .map(({ reference, receivedAt, answeredAt }) => ({ reference, receivedAt, answeredAt }))
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

/** A complaint to one caisse proves nothing at another, nor at a private insurer. */
function sameBody(office: string, desk: Desk, ports: Pick<Ports, 'offices'>): boolean {
  return deskOf(office, ports.offices)?.office.body === desk.office.body;
}
