/** What people and time do to the deployment, each in the smallest form: everything that can go wrong is tried on each of them. */
import type { TakenMail } from '../../shared/adapters/model/ports.ts';
import { offices as all } from '../../shared/office/offices.ts';
import type { LetterKind } from '../../shared/reclamation/letter.ts';
import { complaint, offices, question } from './mails.ts';
import { answer, staff } from './people.ts';
import { newWorld, type Snapshot, type World } from './world.ts';

export interface Scenario {
  readonly name: string;
  /** Goes well, and comes to rest before the rest is tried. */
  readonly before?: (world: World) => Promise<void>;
  readonly act: (world: World) => Promise<void>;
  /** Two things are under way at once, and how it ends depends on which is the first: what must hold is all that is asked. */
  readonly race?: true;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const citizen = 'camille@courriel.example';
const opening = async (world: World, from = citizen): Promise<void> => {
  world.accept(complaint(from, [offices.cpms], world.accepted.length + 1));
  // Time for everything but the second witness.
  await world.wait(minute);
};

/** The last letter of that kind. Throws when there is none: the scenario is not what it says. */
export function letter(world: World, kind: LetterKind): TakenMail {
  const found = world.model.taken.findLast((mail) => mail.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} was sent.`);
  return found;
}

const says = async (world: World, text: string, kind: LetterKind = 'staff-notification'): Promise<void> => {
  world.accept(answer(letter(world, kind), text, { from: staff.cpms }));
  await world.wait(minute);
};

/** Up to a few minutes before what is booked next. */
const untilDue = async (world: World): Promise<void> => {
  const [next] = [...world.model.schedules.values()].map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  if (next === undefined) throw new Error('Nothing is booked.');
  await world.wait(next - Date.parse(world.now()) - 5 * minute);
};

const untilEscalation = async (world: World): Promise<void> => {
  await untilDue(world);
  while (![...world.model.schedules.values()].some(({ kind }) => kind === 'escalation')) {
    await world.wait(10 * minute);
    await untilDue(world);
  }
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'a complaint, its second witness, and the morning after',
    async act(world) {
      await opening(world);
      await world.wait(day);
    },
  },
  {
    name: 'a complaint to two offices',
    async act(world) {
      // One of them looks for earlier complaints by the NIR.
      world.accept(complaint(citizen, [offices.cpms, offices.cnmss], 1));
      await world.wait(minute);
    },
  },
  {
    name: 'two offices, and only the second witness knows of the mail',
    async before(world) {
      world.arm((step) => (step === 'sns.receipt' ? 'lost' : null));
      world.accept(complaint(citizen, [offices.cpms, offices.cnmss], 1));
    },
    act: (world) => world.wait(20 * minute),
  },
  {
    name: 'SES is paused for a while',
    async act(world) {
      world.outage('sender', 2);
      await opening(world);
      await world.wait(10 * minute);
    },
  },
  {
    name: 'the sweep finds what a crash left over',
    async before(world) {
      world.arm((step) => (step === 'outboxQueue.enqueue' ? 'crash before' : null));
      await opening(world);
      for (const { id } of world.queues.all()) world.queues.remove(id);
    },
    act: (world) => world.wait(11 * minute),
  },
  {
    name: 'the acknowledgement bounces',
    act: (world) => opening(world, 'rebond@courriel.example'),
  },
  {
    name: 'the acknowledgement is called spam',
    act: (world) => opening(world, 'plainte@courriel.example'),
  },
  {
    name: 'staff close before the acknowledgement could leave',
    race: true,
    async before(world) {
      const sends = () => world.steps.filter((step) => step === 'sender.send').length;
      world.arm((step) => (step === 'sender.send' && sends() === 1 ? 'throttled' : null));
      world.accept(complaint(citizen, [offices.cpms], 1));
      await world.wait(10_000);
    },
    act: (world) => says(world, '#clore sans suite'),
  },
  {
    name: 'staff answer',
    before: opening,
    act: (world) => says(world, 'Bonjour,\r\nvotre remboursement est fait.\r\nCordialement'),
  },
  {
    name: 'staff close with an answer',
    before: opening,
    act: (world) => says(world, '#clore regle\r\n\r\nBonjour,\r\nvotre remboursement est fait.\r\nCordialement'),
  },
  {
    name: 'staff ask for a piece, and it comes',
    before: opening,
    async act(world) {
      await says(world, '#attente bulletin de salaire');
      await world.wait(60 * minute);
      const asked = world.model.taken.findLast((mail) => mail.kind === 'citizen-notice');
      if (asked === undefined) return;
      world.accept(answer(asked, 'Voici mon bulletin de salaire de septembre, comme demande.'));
      await world.wait(minute);
    },
  },
  {
    name: 'the citizen asks again',
    async before(world) {
      await opening(world);
      await says(world, 'Bonjour,\r\nvotre remboursement est fait.\r\nCordialement');
      await world.wait(day);
    },
    async act(world) {
      world.accept(answer(letter(world, 'answer'), 'Il manque encore 40 euros : pourquoi ?'));
      await world.wait(minute);
    },
  },
  {
    name: 'a reminder is due',
    async before(world) {
      await opening(world);
      await untilDue(world);
    },
    act: (world) => world.wait(30 * minute),
  },
  {
    name: 'an escalation is due',
    async before(world) {
      await opening(world);
      await untilEscalation(world);
    },
    act: (world) => world.wait(30 * minute),
  },
  {
    name: 'a mail in quarantine is released',
    async before(world) {
      world.accept({ ...complaint(citizen, [offices.cpms], 1), verdicts: { spam: 'FAIL' } });
      await world.wait(20 * minute);
    },
    act: (world) => says(world, '#liberer', 'alert'),
  },
  {
    name: 'a question becomes a complaint',
    async before(world) {
      world.accept(question(citizen, [offices.cpms], 1));
      await world.wait(20 * minute);
    },
    act: (world) => says(world, '#reclamation'),
  },
  {
    name: 'two cases become one',
    async before(world) {
      await opening(world);
      await world.wait(day);
      await opening(world);
    },
    async act(world) {
      const [first] = world.model.taken.filter((mail) => mail.kind === 'acknowledgement');
      await says(world, `#fusionner ${first?.reference}`);
    },
  },
  {
    name: 'one acknowledgement too many for an hour',
    async before(world) {
      for (let n = 0; n < 5; n += 1) await opening(world);
    },
    async act(world) {
      world.accept(complaint(citizen, [offices.cpms], 20));
      await world.wait(minute);
    },
  },
];

const inUse: readonly string[] = Object.values(offices);
export const officesInUse = all.filter((office) => inUse.includes(office.address));

/** The world as the scenario finds it. */
export async function beginning({ before }: Scenario): Promise<Snapshot> {
  const world = newWorld({ offices: officesInUse });
  await before?.(world);
  return world.snapshot();
}
