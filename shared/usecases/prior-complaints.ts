/** Earlier cases of the same person at the complaint desk of the same body. */
import { procedureById } from '../office/procedures/index.ts';
import type { Commit, Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import type { Desk } from '../reclamation/plan.ts';
import { deskOf } from './desk.ts';
import { sameAddress } from './route.ts';

export interface Proofs {
  readonly provenBy: Case['provenBy'];
  /** Each of them was written from the same address: what they prove may be told to whoever writes from it. */
  readonly bySender: boolean;
}

const none: Proofs = { provenBy: [], bySender: true };

/** Oldest first, received before that instant; none without a number that is certain, or where the procedure may not look people up by their NIR. */
export async function proofsOf(
  personKey: string | null,
  sender: string,
  before: string,
  desk: Desk,
  ports: Pick<Ports, 'caseFile' | 'offices'>,
): Promise<Proofs> {
  if (personKey === null || !desk.procedure.personLookup.allowed || desk.procedure.step !== 'last-resort') return none;
  const entries = await ports.caseFile.casesOfPerson(personKey);
  const firstSteps = entries.filter(
    (one) =>
      one.receivedAt < before &&
      procedureById(one.procedure).step === 'first-complaint' &&
      sameBody(one.office, desk, ports),
  );
  const files = await Promise.all(firstSteps.map((one) => ports.caseFile.load(one.reference)));
  const proofs = files
    .filter((file): file is Case => file !== null && file.nature === 'complaint')
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  return {
    provenBy: proofs.map(({ reference, receivedAt, answeredAt }) => ({ reference, receivedAt, answeredAt })),
    bySender: proofs.every(({ citizen }) => sameAddress(citizen.address, sender)),
  };
}

/** A complaint to one caisse proves nothing at another, nor at a private insurer. */
function sameBody(office: string, desk: Desk, ports: Pick<Ports, 'offices'>): boolean {
  return deskOf(office, ports.offices)?.office.body === desk.office.body;
}

/** What makes the case found by its person's number later on; nothing without a number that is certain. */
export function personEntry(personKey: string | null, file: Case | undefined): Pick<Commit, 'person'> {
  if (personKey === null || file === undefined) return {};
  const { reference, procedure, office, receivedAt } = file;
  return { person: { personKey, reference, procedure, office, receivedAt } };
}
