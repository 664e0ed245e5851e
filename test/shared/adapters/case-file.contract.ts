/**
 * What the `CaseFile` port promises, for every table it may stand on. Each adapter's test gives an empty table; the
 * model passes the same tests as the real engine, so that what is shown on one holds on the other.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { caseFileOn } from '../../../shared/adapters/aws/case-file/case-file.ts';
import type { Table } from '../../../shared/adapters/aws/case-file/table.ts';
import type { CaseChange, CaseFile, OutboxRow } from '../../../shared/ports.ts';
import type { Case } from '../../../shared/reclamation/case.ts';
import { caseSample, mailSample, office, rowSample } from './samples.ts';

const reference = 'CPMS-7K3Q9F2';
const committed = { committed: true };
const refused = (because: string) => ({ committed: false, because });
const changed = (file: Case, expects: number | null): CaseChange => ({ file, expects, timeline: [], rebook: false });

export function caseFileContract(newTable: () => Promise<Table>): void {
  let table: Table;
  let file: CaseFile;
  beforeEach(async () => {
    table = await newTable();
    file = caseFileOn(table);
  });

  const open = () =>
    file.commit({
      mail: { record: mailSample(), expects: 'absent' },
      content: { key: 'h1', inboundId: 'd6iitobk75ur44p8kdnnp7g2n800', expiresAt: '2026-12-23T15:00:00.000Z' },
      cases: [
        {
          file: caseSample(),
          expects: null,
          rebook: true,
          timeline: [
            { at: '2026-11-23T15:00:00.000Z', type: 'received', summary: 'Message reçu.' },
            { at: '2026-11-23T15:00:01.000Z', type: 'opened', summary: 'Dossier ouvert.' },
          ],
        },
      ],
      rows: [rowSample()],
      aliases: [{ messageId: '<un@citoyenne.example>', mailbox: office, reference }],
      person: {
        personKey: '1.c0ffee',
        reference,
        procedure: 'cpms-reclamations',
        office,
        receivedAt: '2026-11-23T15:00:00.000Z',
      },
    });

  describe('a commit', () => {
    it('files everything of it, and gives it back as it was', async () => {
      expect(await open()).toEqual(committed);
      expect(await file.load(reference)).toEqual(caseSample());
      expect(await file.mail('d6iitobk75ur44p8kdnnp7g2n800', office)).toEqual(mailSample());
      expect(await file.row(rowSample().key)).toEqual(rowSample());
      expect((await file.timeline(reference)).map((entry) => entry.type)).toEqual(['received', 'opened']);
      expect(await file.contentHolder('h1')).toBe('d6iitobk75ur44p8kdnnp7g2n800');
      expect(await file.byMessageIds(['<un@citoyenne.example>'], office)).toEqual([reference]);
      expect((await file.casesOfPerson('1.c0ffee')).map((entry) => entry.reference)).toEqual([reference]);
    });

    it('says null or nothing where there is nothing', async () => {
      expect(await file.load(reference)).toBeNull();
      expect(await file.mail('nothing', office)).toBeNull();
      expect(await file.mailsOf('nothing')).toEqual([]);
      expect(await file.row({ pk: 'CASE#X', sk: 'OUT#1' })).toBeNull();
      expect(await file.contentHolder('nothing')).toBeNull();
      expect(await file.quarantined(reference)).toBeNull();
      expect(await file.behindHandle(reference)).toBeNull();
      expect(await file.timeline(reference)).toEqual([]);
      expect(await file.byMessageIds(['<none@x.example>'], office)).toEqual([]);
      expect(await file.byMessageIds([], office)).toEqual([]);
      expect(await file.casesOfPerson('1.none')).toEqual([]);
      expect(await file.undoneRowsOf('CASE#X')).toEqual([]);
      expect(await file.receivedIn(office, '2026-11')).toEqual([]);
    });

    it('keeps odd text: half a surrogate pair is mended, NUL and empty strings stay', async () => {
      const record = mailSample({ subject: 'a\ud800b\u0000😀', from: '' });
      expect(await file.commit({ mail: { record, expects: 'absent' } })).toEqual(committed);
      const kept = await file.mail(record.inboundId, office);
      expect(kept?.subject).toBe('a\ufffdb\u0000😀');
      expect(kept?.from).toBe('');
    });

    it('refuses a mail that is recorded, before it says anything else, and changes nothing', async () => {
      await open();
      const again = await open();
      expect(again).toEqual(refused('mail-recorded'));
      const other = await file.commit({
        mail: { record: mailSample({ subject: 'autre' }), expects: 'absent' },
        cases: [changed(caseSample({ reference: 'CPMS-2AAAAA0' }), null)],
      });
      expect(other).toEqual(refused('mail-recorded'));
      expect(await file.load('CPMS-2AAAAA0')).toBeNull();
      expect((await file.mail('d6iitobk75ur44p8kdnnp7g2n800', office))?.subject).toBe('Remboursement');
    });

    it('takes one mail to two mailboxes as two records', async () => {
      const two = mailSample({ mailbox: 'mediateur@cpam.example' });
      expect(await file.commit({ mail: { record: mailSample(), expects: 'absent' } })).toEqual(committed);
      expect(await file.commit({ mail: { record: two, expects: 'absent' } })).toEqual(committed);
      const mailboxes = (await file.mailsOf(two.inboundId)).map((record) => record.mailbox);
      expect(mailboxes).toEqual(['mediateur@cpam.example', 'reclamations@cpms.example']);
    });

    it('refuses the same content under another inbound id until its key expires', async () => {
      await open();
      const copy = (receivedAt: string, inboundId: string) =>
        file.commit({
          mail: { record: mailSample({ inboundId, receivedAt, reference: null }), expects: 'absent' },
          content: { key: 'h1', inboundId, expiresAt: '2027-06-01T00:00:00.000Z' },
        });
      expect(await copy('2026-12-23T14:59:59.999Z', 'copy1')).toEqual(refused('content-known'));
      expect(await file.mail('copy1', office)).toBeNull();
      expect(await copy('2026-12-23T15:00:00.000Z', 'copy2')).toEqual(committed);
      expect(await file.contentHolder('h1')).toBe('copy2');
    });

    it('lets a mail keep its own content key when it is released', async () => {
      const content = { key: 'h1', inboundId: 'd6iitobk75ur44p8kdnnp7g2n800', expiresAt: '2026-12-23T15:00:00.000Z' };
      const record = mailSample({ outcome: 'quarantined', reason: 'spam', reference: 'CPMS-2AAAAA0' });
      await file.commit({ mail: { record, expects: 'absent' }, content });
      const release = { mail: { record: mailSample(), expects: 'quarantined' as const }, content };
      expect(await file.commit(release)).toEqual(committed);
    });

    it('takes a content key without a mail once, also from the same holder', async () => {
      const event = { content: { key: 'event-1', inboundId: 'sent-1', expiresAt: '2026-12-07T15:00:00.000Z' } };
      expect(await file.commit(event)).toEqual(committed);
      expect(await file.commit(event)).toEqual(refused('content-known'));
    });

    it('refuses a case on another version than it was decided on, and a reference that is taken', async () => {
      await open();
      const change = (expects: number | null, version: number, objet: string) =>
        file.commit({ cases: [changed(caseSample({ version, objet }), expects)] });
      expect(await change(null, 1, 'pris')).toEqual(refused('case-changed'));
      expect(await change(1, 2, 'deux')).toEqual(committed);
      expect(await change(1, 2, 'autre')).toEqual(refused('case-changed'));
      expect((await file.load(reference))?.objet).toBe('deux');
      await expect(change(2, 2, 'même version')).rejects.toThrow(RangeError);
    });

    it('lets one of two at once win, and tells the other', async () => {
      await open();
      const change = (n: number) => file.commit({ cases: [changed(caseSample({ version: 2, objet: `${n}` }), 1)] });
      const results = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(change));
      expect(results.filter((result) => result.committed)).toHaveLength(1);
    });

    it('keeps a timeline in the order of versions, then of entries', async () => {
      const entry = (summary: string) => ({ at: '2026-11-23T15:00:00.000Z', type: 'noted' as const, summary });
      const commit = (version: number, texts: readonly string[]) =>
        file.commit({
          cases: [
            { ...changed(caseSample({ version }), version === 1 ? null : version - 1), timeline: texts.map(entry) },
          ],
        });
      const twelve = Array.from({ length: 12 }, (_, n) => `1.${n}`);
      await commit(1, twelve);
      for (let version = 2; version <= 11; version += 1) await commit(version, [`${version}`]);
      const summaries = (await file.timeline(reference)).map((one) => one.summary);
      expect(summaries).toEqual([...twelve, '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
    });

    it('changes two cases, or neither', async () => {
      const other = caseSample({ reference: 'CPMS-2AAAAA0' });
      await open();
      await file.commit({ cases: [changed(other, null)] });
      const merge = (expects: number) =>
        file.commit({
          cases: [
            changed(caseSample({ version: 2, objet: 'fusion' }), 1),
            changed({ ...other, version: 2, mergedInto: reference }, expects),
          ],
        });
      expect(await merge(1)).toEqual(committed);
      expect(await merge(0)).toEqual(refused('case-changed'));
    });

    it('takes an alias that is named twice', async () => {
      const alias = { messageId: '<deux@x.example>', mailbox: office, reference };
      expect(await file.commit({ aliases: [alias, alias] })).toEqual(committed);
      expect(await file.commit({ aliases: [alias] })).toEqual(committed);
    });

    it('throws for a record that no table could hold, and keeps nothing of the commit', async () => {
      const tooLarge = caseSample({ objet: 'é'.repeat(205_000) });
      const commit = file.commit({
        mail: { record: mailSample(), expects: 'absent' },
        cases: [changed(tooLarge, null)],
      });
      await expect(commit).rejects.toThrow();
      expect(await file.mail('d6iitobk75ur44p8kdnnp7g2n800', office)).toBeNull();
    });

    it('holds a case of 390 KB', async () => {
      const large = caseSample({ objet: 'x'.repeat(390 * 1024) });
      expect(await file.commit({ cases: [changed(large, null)] })).toEqual(committed);
      expect((await file.load(reference))?.objet).toHaveLength(399_360);
    });
  });

  describe('a quarantined mail', () => {
    const handle = 'CPMS-2AAAAA0';
    const record = mailSample({
      outcome: 'quarantined',
      reason: 'spam',
      reference: handle,
      needsPersonSince: '2026-11-23T15:00:00.000Z',
    });

    it('is found by its handle and among what needs a person, until it is released', async () => {
      await file.commit({ mail: { record, expects: 'absent' } });
      expect(await file.quarantined(handle)).toEqual(record);
      expect(await file.needingPerson(office)).toEqual([
        { reference: handle, since: '2026-11-23T15:00:00.000Z', what: 'quarantine' },
      ]);
      const released = mailSample({ reference });
      const release = () => file.commit({ mail: { record: released, expects: 'quarantined' } });
      expect(await release()).toEqual(committed);
      expect(await file.quarantined(handle)).toBeNull();
      expect(await file.behindHandle(handle)).toEqual(released);
      expect(await file.needingPerson(office)).toEqual([]);
      expect(await release()).toEqual(refused('mail-recorded'));
    });

    it('may be filed on a case of its own handle, which nobody else can take', async () => {
      await file.commit({ mail: { record, expects: 'absent' } });
      const stranger = await file.commit({
        mail: { record: mailSample({ inboundId: 'other', reference: handle }), expects: 'absent' },
        cases: [changed(caseSample({ reference: handle }), null)],
      });
      expect(stranger).toEqual(refused('case-changed'));
      const own = await file.commit({
        mail: { record: mailSample({ reference: handle }), expects: 'quarantined' },
        cases: [changed(caseSample({ reference: handle }), null)],
      });
      expect(own).toEqual(committed);
    });

    it('gets no handle that a case or another mail has', async () => {
      await open();
      const onCase = { ...record, inboundId: 'two', reference };
      expect(await file.commit({ mail: { record: onCase, expects: 'absent' } })).toEqual(refused('case-changed'));
      await file.commit({ mail: { record: { ...record, inboundId: 'three' }, expects: 'absent' } });
      const second = { ...record, inboundId: 'four' };
      expect(await file.commit({ mail: { record: second, expects: 'absent' } })).toEqual(refused('case-changed'));
    });

    it('cannot be recorded without a handle by which a person could ask for it', async () => {
      await expect(
        file.commit({ mail: { record: { ...record, reference: null }, expects: 'absent' } }),
      ).rejects.toThrow(RangeError);
    });
  });

  describe('an outbox row', () => {
    const key = rowSample().key;
    const at = '2026-11-23T15:00:02.000Z';
    const settle = (state: 'done' | 'superseded' | 'failed') =>
      file.commit({ settles: { key, state, at, sentMessageId: '<1@eu-west-3.amazonses.com>', reason: null } });

    it('is claimed by one of many at once, for the time of the lease', async () => {
      await open();
      const claims = await Promise.all([1, 2, 3, 4, 5, 6].map(() => file.claim(key, at, 60)));
      expect(claims.filter((claim) => 'claimed' in claim)).toHaveLength(1);
      expect(claims.filter((claim) => 'refused' in claim)).toEqual(
        Array(5).fill({ refused: 'busy', until: '2026-11-23T15:01:02.000Z' }),
      );
      expect(claims.find((claim) => 'claimed' in claim)).toEqual({
        claimed: { ...rowSample({ attempts: 1 }), claimedUntil: '2026-11-23T15:01:02.000Z' },
      });
      expect(await file.claim(key, '2026-11-23T15:01:01.999Z', 60)).toHaveProperty('refused', 'busy');
      expect(await file.claim(key, '2026-11-23T15:01:02.000Z', 60)).toHaveProperty('claimed.attempts', 2);
    });

    it('can be given back before the lease ends, by who holds it', async () => {
      await open();
      const first = await file.claim(key, at, 60);
      if (!('claimed' in first)) throw new Error('not claimed');
      await file.unclaim(first.claimed);
      const second = await file.claim(key, '2026-11-23T15:00:03.000Z', 60);
      expect(second).toHaveProperty('claimed.claimedUntil', '2026-11-23T15:01:03.000Z');
      await file.unclaim(first.claimed);
      expect(await file.claim(key, '2026-11-23T15:00:04.000Z', 60)).toHaveProperty('refused', 'busy');
    });

    it('is settled once, whoever comes first, and out of reach then', async () => {
      await open();
      const claim = await file.claim(key, at, 60);
      expect(await settle('done')).toEqual(committed);
      expect(await settle('superseded')).toEqual(refused('row-settled'));
      expect((await file.row(key))?.state).toBe('done');
      expect(await file.claim(key, '2026-11-24T00:00:00.000Z', 60)).toEqual({ refused: 'settled' });
      if ('claimed' in claim) await file.unclaim(claim.claimed);
      expect((await file.row(key))?.state).toBe('done');
      expect(await file.undoneRowsOf(key.pk)).toEqual([]);
      expect(await file.undoneBefore('2027-01-01T00:00:00.000Z', 10)).toEqual([]);
    });

    it('that is absent can be neither claimed nor settled nor made by it', async () => {
      expect(await file.claim(key, at, 60)).toEqual({ refused: 'absent' });
      expect(await settle('done')).toEqual(refused('row-settled'));
      expect(await file.row(key)).toBeNull();
    });

    it('settles with the change of its case, or neither does', async () => {
      await open();
      const both = (version: number, expects: number) =>
        file.commit({
          cases: [changed(caseSample({ version }), expects)],
          settles: { key, state: 'done', at, sentMessageId: null, reason: null },
        });
      expect(await both(3, 2)).toEqual(refused('case-changed'));
      expect((await file.row(key))?.state).toBe('undone');
      expect(await both(2, 1)).toEqual(committed);
      expect(await both(3, 2)).toEqual(refused('row-settled'));
      expect((await file.load(reference))?.version).toBe(2);
    });

    it('is never made a second time: what is done stays done', async () => {
      await open();
      await settle('done');
      expect(await file.commit({ rows: [rowSample()] })).toEqual(refused('row-settled'));
      expect((await file.row(key))?.state).toBe('done');
    });

    it('comes back from a mail or an office as well, with its facts as they were frozen', async () => {
      const rows: OutboxRow[] = [
        rowSample({
          key: { pk: `OFFICE#${office}`, sk: 'OUT#digest@2026-11-24' },
          reference: null,
          kind: 'digest',
          facts: {
            kind: 'digest',
            date: '2026-11-24',
            lines: [{ reference, objet: 'Soins', status: 'open', due: null, note: '' }],
          },
          premise: { type: 'none' },
        }),
        rowSample({
          key: { pk: 'MAIL#abc', sk: 'OUT#1' },
          kind: 'schedule',
          facts: null,
          to: [],
          thread: [],
          premise: { type: 'unanswered', due: '2027-01-25' },
        }),
      ];
      expect(await file.commit({ rows })).toEqual(committed);
      for (const row of rows) expect(await file.row(row.key)).toEqual(row);
      expect(await file.undoneRowsOf('MAIL#abc')).toEqual([{ pk: 'MAIL#abc', sk: 'OUT#1' }]);
    });

    it('is listed while undone, oldest first, before an instant and up to a limit', async () => {
      for (let n = 0; n < 9; n += 1) {
        const row = rowSample({
          key: { pk: `CASE#CPMS-${n}`, sk: `OUT#${n}` },
          createdAt: `2026-11-23T15:0${(n * 5) % 9}:00.000Z`,
        });
        await file.commit({ rows: [row] });
      }
      const pks = async (instant: string, limit: number, since?: string) =>
        (await file.undoneBefore(instant, limit, since)).map((one) => one.pk.slice(-1)).join('');
      // Minute of row n is 5n mod 9: the rows in order of minutes are 0, 2, 4, 6, 8, 1, 3, 5, 7.
      expect(await pks('2026-11-23T16:00:00.000Z', 100)).toBe('024681357');
      expect(await pks('2026-11-23T16:00:00.000Z', 4)).toBe('0246');
      expect(await pks('2026-11-23T15:03:00.000Z', 100)).toBe('024');
      expect(await pks('2026-11-23T15:03:00.000Z', 100, '2026-11-23T15:01:00.000Z')).toBe('24');
    });
  });

  describe('the lists of an office', () => {
    const day = (n: number) => `2026-12-${String(n).padStart(2, '0')}T08:00:00.000Z`;
    const file_ = (n: number, change: Parameters<typeof caseSample>[0]) =>
      file.commit({
        cases: [changed(caseSample({ reference: `CPMS-${n}`, ...change }), null)],
      });
    const milestone = (at: string) => ({ id: 'x', kind: 'reminder' as const, at });

    it('hold open cases by their next date, across shards, and none that is closed', async () => {
      for (let n = 1; n <= 9; n += 1) await file_(n, { milestone: milestone(day(10 - n)) });
      await file_(10, { milestone: milestone(day(1)), office: 'mediateur@cpam.example' });
      await file_(11, { milestone: milestone(day(1)), status: 'closed' });
      await file_(12, { milestone: null });
      await file_(13, { milestone: null, status: 'closed' });
      expect(await file.dueBefore(office, day(4))).toEqual(['CPMS-9', 'CPMS-8', 'CPMS-7']);
      expect(await file.withoutMilestone(office)).toEqual(['CPMS-12']);
      const closed = caseSample({ reference: 'CPMS-9', version: 2, status: 'closed', milestone: null });
      await file.commit({ cases: [changed(closed, 1)] });
      expect(await file.dueBefore(office, day(4))).toEqual(['CPMS-8', 'CPMS-7']);
      expect(await file.withoutMilestone(office)).toEqual(['CPMS-12']);
    });

    it('tell which cases need a person, since when, and no longer once they do not', async () => {
      const state = (state: 'withheld' | 'bounced' | 'delivered', at: string) => ({ state, at, reason: 'x' });
      await file_(1, { acknowledgement: state('bounced', day(2)) });
      await file_(2, { acknowledgement: state('withheld', day(1)) });
      await file_(3, { acknowledgement: state('delivered', day(1)) });
      expect(await file.needingPerson(office)).toEqual([
        { reference: 'CPMS-2', since: day(1), what: 'case' },
        { reference: 'CPMS-1', since: day(2), what: 'case' },
      ]);
      const released = caseSample({
        reference: 'CPMS-2',
        version: 2,
        acknowledgement: { state: 'owed', at: null, reason: null },
      });
      await file.commit({ cases: [changed(released, 1)] });
      expect((await file.needingPerson(office)).map((one) => one.reference)).toEqual(['CPMS-1']);
    });

    it('hold the cases of a month of Paris, closed ones too, oldest first', async () => {
      await file_(1, { receivedAt: '2026-11-30T22:59:59.999Z' });
      await file_(2, { receivedAt: '2026-11-30T23:00:00.000Z' });
      await file_(3, { receivedAt: '2026-11-01T00:00:00.000Z', status: 'closed' });
      const received = async (month: string) => (await file.receivedIn(office, month)).map((one) => one.reference);
      expect(await received('2026-11')).toEqual(['CPMS-3', 'CPMS-1']);
      expect(await received('2026-12')).toEqual(['CPMS-2']);
    });

    it('give more cases than one request reads', async () => {
      for (let n = 100; n < 230; n += 1) await file_(n, { receivedAt: `2026-11-10T10:00:00.${n}Z` });
      const references = (await file.receivedIn(office, '2026-11')).map((one) => one.reference);
      expect(references).toHaveLength(130);
      expect(references[0]).toBe('CPMS-100');
      expect(references[129]).toBe('CPMS-229');
    });
  });

  describe('Message-IDs', () => {
    it('lead to the cases of one mailbox alone, in the order asked, each once', async () => {
      const alias = (messageId: string, mailbox: string, to: string) => ({ messageId, mailbox, reference: to });
      await file.commit({
        aliases: [
          alias('<a@x.example>', office, 'CPMS-A'),
          alias('<b@x.example>', office, 'CPMS-B'),
          alias('<c@x.example>', office, 'CPMS-A'),
          alias('<a@x.example>', 'mediateur@cpam.example', 'CPAM-Z'),
        ],
      });
      expect(await file.byMessageIds(['<b@x.example>', '<a@x.example>', '<c@x.example>'], office)).toEqual([
        'CPMS-B',
        'CPMS-A',
      ]);
      expect(await file.byMessageIds(['<a@x.example>'], 'mediateur@cpam.example')).toEqual(['CPAM-Z']);
      const many = Array.from({ length: 45 }, (_, n) => `<${n}@x.example>`);
      expect(await file.byMessageIds([...many, '<a@x.example>'], office)).toEqual(['CPMS-A']);
    });

    it('may be of any length and any characters', async () => {
      const messageId = `<${'é#/'.repeat(2000)}@x.example>`;
      await file.commit({ aliases: [{ messageId, mailbox: office, reference }] });
      expect(await file.byMessageIds([messageId], office)).toEqual([reference]);
    });
  });

  describe('the count of automatic mail', () => {
    const limits = { perHour: 2, perDay: 3 };
    const count = (n: number, at: string, address = 'Robot@loop.example') =>
      file.countAutomaticMail(address, { pk: 'CASE#X', sk: `OUT#${n}` }, at, limits);

    it('stops at the limit of a sliding hour, then of a sliding day', async () => {
      expect(await count(1, '2026-11-23T15:00:00.000Z')).toBe(true);
      expect(await count(2, '2026-11-23T15:30:00.000Z', 'robot@LOOP.example')).toBe(true);
      expect(await count(3, '2026-11-23T15:59:59.999Z')).toBe(false);
      expect(await count(3, '2026-11-23T16:00:00.000Z')).toBe(true);
      expect(await count(4, '2026-11-23T18:00:00.000Z')).toBe(false);
      expect(await count(4, '2026-11-24T15:00:00.000Z')).toBe(true);
      expect(await count(9, '2026-11-23T18:00:00.000Z', 'other@x.example')).toBe(true);
    });

    it('counts a row once, however often it is tried', async () => {
      for (let n = 0; n < 5; n += 1) expect(await count(1, '2026-11-23T15:00:00.000Z')).toBe(true);
      expect(await count(2, '2026-11-23T15:00:00.000Z')).toBe(true);
      expect(await count(3, '2026-11-23T15:00:00.000Z')).toBe(false);
      expect(await count(1, '2026-11-23T15:00:01.000Z')).toBe(true);
    });

    it('lets no more through when many come at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          file.countAutomaticMail('robot@loop.example', { pk: 'CASE#X', sk: `OUT#${n}` }, '2026-11-23T15:00:00.000Z', {
            perHour: 5,
            perDay: 20,
          }),
        ),
      );
      expect(results.filter((allowed) => allowed)).toHaveLength(5);
    });

    it('lets nothing through that is stopped between the look and the count', async () => {
      await count(1, '2026-11-23T15:00:00.000Z');
      const get: Table['get'] = async (key) => {
        const item = await table.get(key);
        await file.stopAutomaticMail('robot@loop.example', '2026-11-23T15:10:00.000Z');
        return item;
      };
      const racing = caseFileOn({ ...table, get });
      const row = { pk: 'CASE#X', sk: 'OUT#2' };
      expect(await racing.countAutomaticMail('robot@loop.example', row, '2026-11-23T16:30:00.000Z', limits)).toBe(
        false,
      );
    });

    it('lets nothing through once it is stopped, before or after the first mail', async () => {
      await count(1, '2026-11-23T15:00:00.000Z');
      await file.stopAutomaticMail('robot@loop.example', '2026-11-23T15:10:00.000Z');
      expect(await count(1, '2026-11-23T16:30:00.000Z')).toBe(false);
      expect(await count(2, '2027-11-23T15:00:00.000Z')).toBe(false);
      await file.stopAutomaticMail('new@x.example', '2026-11-23T15:10:00.000Z');
      expect(await count(1, '2026-11-23T16:30:00.000Z', 'new@x.example')).toBe(false);
    });
  });
}
