/**
 * Sequences of what people, time and failing machines do, drawn at random: mails of many kinds, answers with the tokens
 * that were really sent, restarts, outages, and single faults at drawn steps, with up to three tasks at once. A sequence
 * is plain data: printed, it can be run again.
 */
import fc from 'fast-check';
import type { TakenMail } from '../../shared/adapters/model/ports.ts';
import { faultsOf } from './fault.ts';
import { judge } from './invariants.ts';
import { complaint, type Draft, offices, question } from './mails.ts';
import { answer } from './people.ts';
import { officesInUse } from './scenarios.ts';
import { newWorld, type World, type WorldOptions } from './world.ts';

export type Deed =
  | {
      readonly do: 'complain';
      readonly who: number;
      readonly office: number;
      readonly nir: boolean;
      readonly both: boolean;
    }
  | { readonly do: 'ask'; readonly who: number; readonly office: number }
  /** Stopped by its verdicts or its content. */
  | { readonly do: 'doubtful'; readonly who: number; readonly how: number }
  /** The sender's server sends the last mail a second time. */
  | { readonly do: 'copy' }
  /** SNS tells of the last mail a second time. */
  | { readonly do: 'notify-again' }
  | { readonly do: 'staff'; readonly letter: number; readonly order: number }
  | { readonly do: 'citizen'; readonly letter: number; readonly words: number }
  | { readonly do: 'release'; readonly mail: number }
  | { readonly do: 'outage'; readonly port: number; readonly minutes: number }
  | { readonly do: 'morning' }
  | { readonly do: 'nothing' };

export interface Event {
  readonly deed: Deed;
  /** Minutes until the next one; 0: before any of it is worked on. */
  readonly gap: number;
  /** Steps from here on at which something goes wrong, and which of the faults that the step can have. */
  readonly faults: readonly { readonly at: number; readonly which: number }[];
}

export interface Sequence {
  readonly events: readonly Event[];
  readonly lanes: number;
  readonly seed: number;
  readonly skew: number;
}

const citizens = [
  'camille@courriel.example',
  'dominique@courriel.example',
  'rebond@courriel.example',
  'plainte@courriel.example',
];
const addresses = Object.values(offices);

const orders = [
  'Bonjour,\r\nvotre remboursement est fait.\r\nCordialement',
  '#clore regle\r\n\r\nBonjour, tout est regle.',
  '#clore sans suite',
  '#attente bulletin de salaire',
  '#attente\r\n\r\nMerci de preciser la date de vos soins.',
  '#prolonger 15 jours enquete en cours',
  '#rouvrir',
  '#information',
  '#reclamation',
  '#irrecevable hors de notre competence',
  '#note appele ce matin',
  '#transmettre juridique@partenaire.example',
  '#liberer',
  '#nir 1 85 05 78 990 084 59',
  '#fusionner',
  '#inconnu',
  '',
  '#repondre\r\n\r\nBonjour, voici notre reponse.',
] as const;

const words: readonly (readonly [string, Partial<Draft>])[] = [
  ['Il manque encore 40 euros : pourquoi ?', {}],
  ['Voici mon bulletin de salaire. Mon numero : 1 85 05 78 990 084 59.', {}],
  ['Merci beaucoup !', {}],
  ['Je suis absente jusqu au 30.', { headers: ['Auto-Submitted: auto-replied'], envelopeFrom: '' }],
  ['Je suis un robot et je reponds a tout.', {}],
  ['Je reponds pour elle.', { from: 'autre@courriel.example' }],
  [
    'Votre courriel n est pas arrive.',
    { from: 'mailer-daemon@courriel.example', envelopeFrom: '', subject: 'Undelivered Mail Returned to Sender' },
  ],
];

const doubtful: readonly Partial<Draft>[] = [
  { verdicts: { spam: 'FAIL' } },
  { verdicts: { virus: 'FAIL' } },
  { verdicts: { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' } },
  { text: '' },
  { headers: ['Precedence: bulk', 'X-Auto-Response-Suppress: All'] },
  { headers: ['List-Id: <nouvelles.courriel.example>'] },
  { from: 'reclamations@cpms.example' },
  { contentType: 'multipart/mixed; boundary="' },
];

export const outagePorts = ['caseFile', 'objects', 'sender', 'schedules', 'vault', 'outboxQueue'] as const;

const number = fc.nat({ max: 11 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('complain' as const),
      who: fc.nat({ max: 3 }),
      office: fc.nat({ max: 2 }),
      nir: fc.boolean(),
      both: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('ask' as const), who: fc.nat({ max: 3 }), office: fc.nat({ max: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('doubtful' as const),
      who: fc.nat({ max: 1 }),
      how: fc.nat({ max: doubtful.length - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'copy' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'notify-again' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('staff' as const),
      letter: number,
      order: fc.nat({ max: orders.length - 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('citizen' as const),
      letter: number,
      words: fc.nat({ max: words.length - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), mail: fc.nat({ max: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('outage' as const),
      port: fc.nat({ max: outagePorts.length - 1 }),
      minutes: fc.constantFrom(2, 20, 45),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'morning' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'nothing' as const }) },
);

const hour = 60;
export const day = 24 * hour;
const eventWithin = (longestGap: number): fc.Arbitrary<Event> =>
  fc.record({
    deed,
    gap: fc
      .oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 6, arbitrary: fc.constantFrom(0.2, 2, 30) },
        { weight: 2, arbitrary: fc.constantFrom(day, 9 * day) },
        { weight: 1, arbitrary: fc.constantFrom(25 * day, 65 * day) },
      )
      .map((gap) => Math.min(gap, longestGap)),
    faults: fc.array(fc.record({ at: fc.nat({ max: 60 }), which: fc.nat({ max: 11 }) }), { maxLength: 2 }),
  });

/** `longestGap`, in minutes: every day that passes is a daily round, which costs an engine more than a mail does. */
export function sequences(longest: number, longestGap = 65 * day): fc.Arbitrary<Sequence> {
  return fc.record({
    events: fc.array(eventWithin(longestGap), { minLength: 1, maxLength: longest, size: 'max' }),
    lanes: fc.constantFrom(1, 1, 2, 3),
    seed: fc.nat({ max: 1_000_000 }),
    skew: fc.constantFrom(0, 0, 5),
  });
}

/** Runs it, brings the world to rest, and says what does not hold. `look` sees the world after each event. */
export async function play(
  sequence: Sequence,
  table?: WorldOptions['table'],
  look: (world: World) => void = () => {},
): Promise<readonly string[]> {
  const { events, lanes, seed, skew } = sequence;
  const world = newWorld({ offices: officesInUse, lanes, seed, skew, ...(table && { table }) });
  for (const { deed: done, gap, faults } of events) {
    world.arm((step, n) => {
      const strikes = faults.find(({ at }) => at === n);
      const possible = faultsOf(step);
      return strikes === undefined ? null : (possible[strikes.which % possible.length] ?? null);
    });
    await perform(world, done);
    if (gap > 0) await world.wait(gap * 60_000);
    look(world);
  }
  world.arm(() => null);
  const rested = await world.rest();
  // Dead letters are redriven by people once the cause is mended: what many faults in a row set aside comes to its end too.
  const dead = world.queues.dead.length;
  if (dead > 0) {
    world.queues.redrive(Date.parse(world.now()));
    await world.rest();
  }
  const { breaches } = await judge(world);
  const undeserved =
    dead > 0 && world.struck.length < 6 ? [`${dead} dead letters after ${world.struck.length} faults.`] : [];
  // Without a fault there is nothing for the sweep to find: what is committed is enqueued after it, at once.
  const swept = world.lines().some(({ event, facts }) => event === 'OutboxSwept' && facts['value'] !== 0);
  const idle = world.struck.length === 0 && swept ? ['The sweep found rows though nothing went wrong.'] : [];
  return [...(rested ? [] : ['It never came to rest.']), ...undeserved, ...idle, ...breaches];
}

async function perform(world: World, deed: Deed): Promise<void> {
  const next = world.accepted.length + 1;
  const last = world.accepted.at(-1);
  switch (deed.do) {
    case 'complain': {
      const [first = '', second = ''] = [addresses[deed.office], addresses[(deed.office + 1) % addresses.length]];
      world.accept(complaint(citizens[deed.who] ?? '', deed.both ? [first, second] : [first], next, deed.nir));
      return;
    }
    case 'ask':
      world.accept(question(citizens[deed.who] ?? '', [addresses[deed.office] ?? ''], next));
      return;
    case 'doubtful':
      world.accept({ ...complaint(citizens[deed.who] ?? '', [offices.cpms], next), ...doubtful[deed.how] });
      return;
    case 'copy':
      // A copy has the Message-ID and the Date of the first.
      // Servers try again for days, not for weeks.
      if (last !== undefined && Date.parse(world.now()) - Date.parse(last.draft.writtenAt ?? '') < 10 * day * 60_000)
        world.accept({ ...last.draft, messageId: messageIdOf(last) });
      return;
    case 'notify-again':
      if (last !== undefined) world.notifyAgain(last);
      return;
    case 'staff':
      return staffWrites(world, deed);
    case 'citizen':
      return citizenWrites(world, deed);
    case 'release': {
      const set = (await world.items()).filter((item) => item['sk'] === 'QUARANTINE');
      const one = set[deed.mail % Math.max(1, set.length)];
      if (one !== undefined) await world.release(String(one['inbound_id']), String(one['mailbox']));
      return;
    }
    case 'outage':
      return world.outage(outagePorts[deed.port] ?? 'caseFile', deed.minutes);
    case 'morning':
      return world.dailyRound();
    case 'nothing':
      return;
  }
}

function messageIdOf({ inboundId, draft }: World['accepted'][number]): string {
  return draft.messageId ?? `<${inboundId}@${draft.from.slice(draft.from.lastIndexOf('@') + 1)}>`;
}

const toStaff: readonly string[] = ['staff-notification', 'alert', 'reminder', 'escalation'];

function staffWrites(world: World, { letter, order }: Extract<Deed, { do: 'staff' }>): void {
  const letters = world.model.taken.filter(
    (mail) => toStaff.includes(mail.kind) && !mail.to[0]?.includes('partenaire'),
  );
  const answered = pick(letters, letter);
  if (answered === undefined) return;
  const text = orders[order] ?? '';
  const other = letters.find((mail) => mail.reference !== answered.reference)?.reference ?? 'CPMS-7K3Q9F2';
  world.accept(answer(answered, text === '#fusionner' ? `#fusionner ${other}` : text));
}

function citizenWrites(world: World, { letter, words: which }: Extract<Deed, { do: 'citizen' }>): void {
  const letters = world.model.taken.filter((mail) => mail.to[0]?.endsWith('@courriel.example'));
  const answered = pick(letters, letter);
  const [text, extra] = words[which] ?? ['', {}];
  if (answered !== undefined) world.accept(answer(answered, text, extra));
}

/** 0 is the latest. */
function pick(letters: readonly TakenMail[], which: number): TakenMail | undefined {
  return letters[letters.length - 1 - (which % Math.max(1, letters.length))];
}
