/**
 * Once a day, office by office: what should have happened and did not is done or raised (an overdue case that nobody was
 * told of, an open case without a milestone), and people get the digest of what waits for them.
 */
import { addDays, dayOfWeek, daysBetween } from '../calendar/civil-date.ts';
import { isOuvre, previousOuvre } from '../calendar/jour-ouvre.ts';
import { addDuration, civilDate } from '../calendar/paris-time.ts';
import type { Office } from '../office/office.ts';
import type { Ports } from '../ports.ts';
import type { Case } from '../reclamation/case.ts';
import { answerDeadline } from '../reclamation/deadlines.ts';
import { decideMilestone } from '../reclamation/decide/milestone.ts';
import type { DigestLine } from '../reclamation/letter.ts';
import { change, type Desk, entry, type Plan } from '../reclamation/plan.ts';
import { changeCase, commitPlan } from './commit-plan.ts';
import { deskOf } from './desk.ts';

/** A milestone that fired is gone within minutes; one still there after this long was missed. */
const MISSED = 'PT1H';

/** Days ahead that the digest looks. */
const AHEAD = 7;

type Attempt = (work: () => Promise<unknown>) => Promise<void>;

/**
 * One case, or one office, that cannot be worked on keeps none of the others waiting. Throws in the end what failed
 * first, so that the round is run again and ops see it; what was done is not done twice.
 */
export async function dailyRound(ports: Ports): Promise<void> {
  const failures: unknown[] = [];
  const attempt: Attempt = async (work) => {
    try {
      await work();
    } catch (failure) {
      failures.push(failure);
    }
  };
  for (const office of ports.offices) {
    const desk = deskOf(office.address, ports.offices);
    if (desk === null) continue;
    await attempt(() => fireMissed(desk, attempt, ports));
    await attempt(() => bookMissing(desk, attempt, ports));
    await attempt(() => sendDigest(desk, ports));
  }
  if (failures.length > 0) throw failures[0];
  ports.log.info('daily-round-done');
  ports.log.count('DailyRound');
}

/** A schedule that never fired: the milestone is done now, and ops see the count. */
async function fireMissed(desk: Desk, attempt: Attempt, ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const references = await ports.caseFile.dueBefore(desk.office.address, addDuration(now, `-${MISSED}`));
  for (const reference of references) {
    ports.log.warn('milestone-missed', { reference });
    await attempt(() => changeCase(reference, (file) => decideMilestone(file, now, desk), now, {}, ports));
  }
  ports.log.count('MilestoneMissed', references.length);
}

/** An open case without a milestone is booked again, on the record; one that has none by its state is an error to look into. */
async function bookMissing(desk: Desk, attempt: Attempt, ports: Ports): Promise<void> {
  const now = ports.clock.now();
  const references = await ports.caseFile.withoutMilestone(desk.office.address);
  for (const reference of references) {
    ports.log.error('case-without-milestone', { reference });
    await attempt(() => changeCase(reference, (file) => rebooked(file, now, desk), now, {}, ports));
  }
  ports.log.count('CaseWithoutMilestone', references.length);
}

function rebooked(file: Case, at: string, desk: Desk): Plan | null {
  if (file.milestone !== null || file.status === 'closed') return null;
  const line = entry(at, 'noted', 'Échéance remise au calendrier par le contrôle quotidien.');
  return { outcome: 'filed', reason: '', changes: [change(file, file, [line], desk)], letters: [] };
}

/**
 * On working days when something is late or waits for a person, and at the beginning of the week for what comes: a daily
 * mail that says the same is soon not read. One a day: its key is the date.
 */
async function sendDigest(desk: Desk, ports: Ports): Promise<void> {
  const { office } = desk;
  const now = ports.clock.now();
  const today = civilDate(now);
  if (!isOuvre(today, office.region)) return;
  const lines = await digestLines(office, today, ports);
  if (lines.length === 0 || !(lines.some((line) => line.note !== '') || beginsWeek(today, office))) return;
  const letter = {
    facts: { kind: 'digest', date: today, lines },
    to: [office.staffMailbox, office.supervisor],
    thread: [],
    premise: { type: 'none' },
  } as const;
  const partition = {
    pk: `OFFICE#${office.address}`,
    prefix: `digest-${today}`,
    office: office.address,
    reference: null,
  };
  await commitPlan({ outcome: 'filed', reason: '', changes: [], letters: [letter] }, now, {}, ports, partition);
}

/** The first working day of its week. */
function beginsWeek(today: string, office: Office): boolean {
  return daysBetween(previousOuvre(addDays(today, -1), office.region), today) >= dayOfWeek(today);
}

/** Lines that a mail can show and a row can hold. */
const LINES = 50;

async function digestLines(office: Office, today: string, ports: Pick<Ports, 'caseFile'>): Promise<DigestLine[]> {
  const horizon = `${addDays(today, AHEAD)}T23:59:59.999Z`;
  const waiting = await ports.caseFile.needingPerson(office.address);
  const due = await ports.caseFile.dueBefore(office.address, horizon);
  const references = [
    ...new Set([...waiting.filter((one) => one.what === 'case').map((one) => one.reference), ...due]),
  ].slice(0, LINES);
  const files = (await Promise.all(references.map((reference) => ports.caseFile.load(reference)))).filter(
    (file) => file !== null,
  );
  const quarantined = waiting.filter((one) => one.what === 'quarantine').slice(0, LINES);
  return [
    ...files.map((file) => lineOf(file, today)),
    ...quarantined.map(({ reference, since }) => ({
      reference,
      objet: '',
      status: 'quarantaine',
      due: null,
      note: `en quarantaine depuis le ${civilDate(since)}`,
    })),
  ];
}

function lineOf(file: Case, today: string): DigestLine {
  const answer = answerDeadline(file.deadlines);
  const due = answer === null || answer.metAt !== null ? null : answer.due;
  const held = ['withheld', 'bounced'].includes(file.acknowledgement.state) ? 'accusé de réception non parvenu' : '';
  const late = due !== null && due < today ? 'en retard' : '';
  return {
    reference: file.reference,
    objet: file.objet.slice(0, 80),
    status: file.status,
    due,
    note: [late, held].filter(Boolean).join(', '),
  };
}
