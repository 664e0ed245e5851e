/** Each step of each scenario × each fault that it can have: after it the world runs on to rest, and is judged. */
import type { Case } from '../../shared/reclamation/case.ts';
import { type Fault, faultsOf } from './fault.ts';
import { type Judged, judge } from './invariants.ts';
import { beginning, officesInUse, type Scenario } from './scenarios.ts';
import { newWorld, type Plan, type Snapshot, type World } from './world.ts';

export interface Trial {
  readonly scenario: string;
  readonly step: string;
  readonly n: number;
  readonly fault: Fault;
  readonly breaches: readonly string[];
}

/** All trials of a scenario: on each step of its act, not on those that every world takes on its way to rest. Throws when it does not even go well without a fault. */
export async function tryAll(scenario: Scenario): Promise<readonly Trial[]> {
  const from = await beginning(scenario);
  const well = await run(scenario, from, () => null);
  if (well.breaches.length > 0) throw new Error(`"${scenario.name}" without any fault: ${well.breaches.join(' ')}`);
  const expected = summary(well.world, well.judged);
  const steps = well.acted;
  const trials: Trial[] = [];
  for (const [n, step] of steps.entries()) {
    for (const fault of faultsOf(step)) {
      const { world, judged, breaches } = await run(scenario, from, (_, at) => (at === n ? fault : null));
      const times = world.struck.filter(({ outage }) => !outage).length;
      const struck = times === 1 ? [] : [`The fault struck ${times} times.`];
      const same = scenario.race === true || mayDiffer(step, fault) ? [] : difference(expected, summary(world, judged));
      trials.push({ scenario: scenario.name, step, n, fault, breaches: [...struck, ...breaches, ...same] });
    }
  }
  return trials;
}

async function run(scenario: Scenario, from: Snapshot, plan: Plan) {
  const world = newWorld({ offices: officesInUse, from });
  world.arm(plan);
  await scenario.act(world);
  const acted = [...world.steps];
  const rested = await world.rest();
  const judged = await judge(world);
  return { world, acted, judged, breaches: [...(rested ? [] : ['It never came to rest.']), ...judged.breaches] };
}

/** SES refused a letter, or never told that it bounced: another end is the right one. */
function mayDiffer(step: string, fault: Fault): boolean {
  return fault === 'rejected' || (step === 'ses.event' && fault === 'lost');
}

/** How it ended, in words that no drawn reference and no instant is part of. */
function summary(world: World, { records, cases }: Judged): readonly string[] {
  const nameOf = new Map(cases.map((file) => [file.reference, `${file.inboundId} at ${file.office}`]));
  const letters = world.model.taken
    .filter((mail) => mail.kind !== 'digest')
    .map((mail) => `${mail.kind} to ${mail.to.join()} on ${nameOf.get(mail.reference ?? '') ?? 'no case'}`);
  return [
    ...records.map((one) => `${one.inboundId} at ${one.mailbox}: ${one.outcome} ${one.reason}`),
    ...cases.map((file) => `${nameOf.get(file.reference)}: ${stateOf(file)}`),
    ...letters,
  ].sort();
}

function stateOf({ status, nature, acknowledgement, milestone, deadlines, missing, waitingFor }: Case): string {
  const given = acknowledgement.state === 'delivered' ? 'sent' : acknowledgement.state;
  const dues = deadlines.map(({ kind, due, state }) => `${kind} ${due} ${state}`);
  return [status, nature, given, milestone?.id, ...dues, ...missing, waitingFor].join(', ');
}

function difference(expected: readonly string[], found: readonly string[]): string[] {
  const [owed, extra] = [minus(expected, found), minus(found, expected)];
  return [...owed.map((one) => `Missing: ${one}.`), ...extra.map((one) => `Besides: ${one}.`)];
}

function minus(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
