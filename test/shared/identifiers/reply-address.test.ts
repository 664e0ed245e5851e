import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compose,
  localPartLength,
  mailboxOf,
  type ReplyKeys,
  type ReplyRight,
  read,
  staffPurposes,
} from '../../../shared/identifiers/reply-address.ts';

const box = 'reclamations@cpms.example';
const reference = 'CPMS-7K3Q9FA';
/** Bytes 00 to 1f, and 20 to 3f. */
const first = { id: 'first', secret: Uint8Array.from({ length: 32 }, (_, index) => index) };
const second = { id: 'second', secret: Uint8Array.from({ length: 32 }, (_, index) => 32 + index) };
const keys: ReplyKeys = { current: first, previous: null };
const rights: readonly ReplyRight[] = [
  { role: 'citizen', purpose: 'conversation' },
  ...staffPurposes.map((purpose) => ({ role: 'staff', purpose }) as const),
];

/** Signed by another program: Python's hmac and base64 over the same fields, with the first key. */
const signed = [
  ['citizen', 'conversation', 'reclamations+cpms-7k3q9fa.52ragrygjn4v5g42@cpms.example'],
  ['staff', 'staff-notification', 'reclamations+cpms-7k3q9fa.jza9jesharzexc45@cpms.example'],
  ['staff', 'reminder', 'reclamations+cpms-7k3q9fa.87j45xmn7j4tgx9p@cpms.example'],
  ['staff', 'escalation', 'reclamations+cpms-7k3q9fa.41y50gfsx5x607e8@cpms.example'],
  ['staff', 'alert', 'reclamations+cpms-7k3q9fa.wrs7n4te1jfdfc98@cpms.example'],
  ['staff', 'digest', 'reclamations+cpms-7k3q9fa.n8s0t2rvpa71yxvx@cpms.example'],
] as const;

const [, , conversation] = signed[0];
const [, , notification] = signed[1];
const signedWithSecond = 'reclamations+cpms-7k3q9fa.rvtef900g6czh7zr@cpms.example';

describe('a reply address', () => {
  test.each(signed)('for %s, %s is %s', (role, purpose, address) => {
    expect(compose(box, reference, role, purpose, keys)).toBe(address);
    expect(read(address, keys)).toEqual({ reference, role, purpose });
  });

  test('rests on an HMAC that agrees with RFC 4231, test case 1', () => {
    const mac = createHmac('sha256', Buffer.alloc(20, 0x0b)).update('Hi There').digest('hex');
    expect(mac).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  });

  test('is the same for every way of writing the reference and the mailbox', () => {
    expect(compose('Reclamations@CPMS.example', 'cpms - 7k3q9fa', 'citizen', 'conversation', keys)).toBe(conversation);
  });
});

describe('an address is read as people and servers hand it back', () => {
  test.each([
    ['in capitals', 'RECLAMATIONS+CPMS-7K3Q9FA.52RAGRYGJN4V5G42@CPMS.EXAMPLE'],
    ['in mixed case', 'Reclamations+Cpms-7k3Q9fA.52raGRYgjn4v5G42@cpms.Example'],
    ['with blanks around', '  reclamations+cpms-7k3q9fa.52ragrygjn4v5g42@cpms.example\r\n'],
  ])('%s', (_, address) => {
    expect(read(address, keys)).toEqual({ reference, role: 'citizen', purpose: 'conversation' });
  });

  test.each([
    ['o for 0', 'reclamations+cpms-7k3q9fa.41y5ogfsx5x6o7e8@cpms.example'],
    ['l for 1', 'reclamations+cpms-7k3q9fa.4ly50gfsx5x607e8@cpms.example'],
    ['i for 1', 'reclamations+cpms-7k3q9fa.4iy50gfsx5x607e8@cpms.example'],
    ['all of them in capitals', 'RECLAMATIONS+CPMS-7K3Q9FA.4LY5OGFSX5X6O7E8@CPMS.EXAMPLE'],
  ])('retyped with %s', (_, address) => {
    expect(read(address, keys)).toEqual({ reference, role: 'staff', purpose: 'escalation' });
  });

  test('retyped in the reference too', () => {
    const address = compose(box, 'CPMS-7K0Q1FT', 'citizen', 'conversation', keys);
    expect(read(address.replace('7k0q1ft', '7kOqlft'), keys)).toMatchObject({
      reference: 'CPMS-7K0Q1FT',
      role: 'citizen',
    });
  });
});

describe('a plain address claims nothing', () => {
  test.each([box, 'cpms.example', '', '@', '@cpms.example', 'reclamations@', 'x'])('%o', (address) => {
    expect(read(address, keys)).toEqual({ refused: 'no-tag' });
  });
});

describe('a tag that is not ours, or not all of it, is malformed', () => {
  test.each([
    ['somebody else’s tag', 'reclamations+newsletter@cpms.example'],
    ['an empty tag', 'reclamations+@cpms.example'],
    ['no signature', 'reclamations+cpms-7k3q9fa@cpms.example'],
    ['an empty signature', 'reclamations+cpms-7k3q9fa.@cpms.example'],
    ['a signature cut short', 'reclamations+cpms-7k3q9fa.52ragrygjn4v5g4@cpms.example'],
    ['a signature grown longer', 'reclamations+cpms-7k3q9fa.52ragrygjn4v5g422@cpms.example'],
    ['a signature with a U, which is not in the alphabet', 'reclamations+cpms-7k3q9fa.52ragrygjn4v5gu2@cpms.example'],
    ['no reference', 'reclamations+.52ragrygjn4v5g42@cpms.example'],
    ['a mistyped reference', 'reclamations+cpms-7k3q9fb.52ragrygjn4v5g42@cpms.example'],
    ['a second tag', 'reclamations+cpms-7k3q9fa.52ragrygjn4v5g42+x@cpms.example'],
    ['a tag before it', 'reclamations+x+cpms-7k3q9fa.52ragrygjn4v5g42@cpms.example'],
    ['a NUL in it', 'reclamations+cpms-7k3q9fa\0.52ragrygjn4v5g42@cpms.example'],
  ])('%s', (_, address) => {
    expect(read(address, keys)).toEqual({ refused: 'malformed' });
  });
});

describe('a forged address proves nothing', () => {
  test.each([
    ['another valid reference with this signature', 'reclamations+cpms-7k0q1ft.jza9jesharzexc45@cpms.example'],
    ['the signature of another mailbox', 'conciliateur+cpms-7k3q9fa.jza9jesharzexc45@cpms.example'],
    ['the same mailbox of another domain', 'reclamations+cpms-7k3q9fa.jza9jesharzexc45@cpam.example'],
    ['one wrong character', 'reclamations+cpms-7k3q9fa.jza9jesharzexc44@cpms.example'],
    ['zeros', 'reclamations+cpms-7k3q9fa.0000000000000000@cpms.example'],
    ['a NUL in the mailbox', 'reclamations\0+cpms-7k3q9fa.jza9jesharzexc45@cpms.example'],
  ])('%s', (_, address) => {
    expect(read(address, keys)).toEqual({ refused: 'bad-signature' });
  });

  test('no signature is good for two rights, so no citizen can make a staff address from the own one', () => {
    expect(new Set(signed.map(([, , address]) => address)).size).toBe(rights.length);
    expect(read(conversation, keys)).not.toMatchObject({ role: 'staff' });
    expect(read(notification, keys)).toMatchObject({ role: 'staff', purpose: 'staff-notification' });
  });

  test('whoever knows the scheme but not the key gets nowhere', () => {
    const guessed = { current: { id: 'guess', secret: new Uint8Array(32) }, previous: null };
    for (const { role, purpose } of rights) {
      expect(read(compose(box, reference, role, purpose, guessed), keys)).toEqual({ refused: 'bad-signature' });
    }
  });
});

describe('keys are rotated', () => {
  const rotated: ReplyKeys = { current: second, previous: first };

  test('new addresses are signed with the current key', () => {
    expect(compose(box, reference, 'citizen', 'conversation', rotated)).toBe(signedWithSecond);
  });

  test('addresses of the current and of the previous key are read', () => {
    expect(read(signedWithSecond, rotated)).toEqual({ reference, role: 'citizen', purpose: 'conversation' });
    expect(read(notification, rotated)).toEqual({ reference, role: 'staff', purpose: 'staff-notification' });
  });

  test('once the old key is gone its addresses are refused, as those of a key that is not yet known', () => {
    expect(read(notification, { current: second, previous: null })).toEqual({ refused: 'bad-signature' });
    expect(read(signedWithSecond, keys)).toEqual({ refused: 'bad-signature' });
  });

  test('a short key is refused by its name, current or previous, before anything is signed or believed', () => {
    const short = { id: 'reply-2026', secret: new Uint8Array(16) };
    const broken: ReplyKeys = { current: short, previous: null };
    expect(() => compose(box, reference, 'citizen', 'conversation', broken)).toThrow(
      /reply-2026.*16 bytes.*at least 32/,
    );
    expect(() => read(conversation, { current: first, previous: short })).toThrow(/reply-2026/);
  });
});

describe('the local part stays within 64 octets', () => {
  test.each([
    ['reclamations@cpms.example', 'CPMS', 42],
    ['conciliateur@cnmss.example', 'CNMSS', 43],
    ['a@b.example', 'AA', 29],
    [`${'a'.repeat(34)}@b.example`, 'CPMS', 64],
    [`${'a'.repeat(35)}@b.example`, 'CPMS', 65],
    ['réclamations@cpms.example', 'CPMS', 43],
  ])('%s with %s: %i', (address, prefix, octets) => {
    expect(localPartLength(address, prefix)).toBe(octets);
  });

  test('an intake address of 34 octets still works, one of 35 is refused with what to do', () => {
    const longest = `${'a'.repeat(34)}@b.example`;
    const address = compose(longest, reference, 'staff', 'reminder', keys);
    expect(address.indexOf('@')).toBe(64);
    expect(read(address, keys)).toMatchObject({ reference, role: 'staff' });
    expect(() => compose(`a${longest}`, reference, 'staff', 'reminder', keys)).toThrow(/65 octets.*64.*shorten/);
  });
});

describe('what cannot be an address of a case is refused when it is composed', () => {
  test.each(['reclamations+x@cpms.example', 'reclamations', '@cpms.example', 'reclamations@', ''])(
    'intake %o',
    (intake) => {
      expect(() => compose(intake, reference, 'citizen', 'conversation', keys)).toThrow(/Not an intake address/);
    },
  );

  test('a mistyped reference', () => {
    expect(() => compose(box, 'CPMS-7K3Q9FB', 'citizen', 'conversation', keys)).toThrow(/wrong-check-character/);
  });

  test('a purpose that is not one of the role', () => {
    // @ts-expect-error citizens have one purpose only
    expect(() => compose(box, reference, 'citizen', 'escalation', keys)).toThrow(/No purpose "escalation"/);
  });
});

describe('the mailbox is the address without its tag', () => {
  test.each([
    [conversation, box],
    ['Reclamations+newsletter@CPMS.example', box],
    [box, box],
    ['nobody', 'nobody'],
  ])('%s: %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});

describe('for any office and any case', () => {
  const anyRight = fc.constantFrom(...rights);
  const anyIntake = fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/), fc.stringMatching(/^[a-z]{1,10}$/))
    .map(([name, domain]) => `${name}@${domain}.example`);
  const anySecret = fc.uint8Array({ minLength: 32, maxLength: 64 });

  test('what is composed is read back, in any case', () => {
    fc.assert(
      fc.property(anyIntake, anyRight, anySecret, fc.boolean(), (intake, { role, purpose }, secret, capitals) => {
        const own: ReplyKeys = { current: { id: 'own', secret }, previous: first };
        const address = compose(intake, reference, role, purpose, own);
        expect(read(capitals ? address.toUpperCase() : address, own)).toEqual({ reference, role, purpose });
        expect(mailboxOf(address)).toBe(intake);
      }),
    );
  });

  test('an address with any one character changed is refused, unless it only looks different', () => {
    const looks = (text: string) => text.toLowerCase().replace(/[il]/g, '1').replace(/o/g, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: notification.indexOf('@') - 1 }),
        fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz+.-@ é\0'),
        (position, character) => {
          const changed = notification.slice(0, position) + character + notification.slice(position + 1);
          fc.pre(looks(changed) !== looks(notification) && changed.trim() === changed);
          expect(read(changed, keys)).toHaveProperty('refused');
        },
      ),
    );
  });

  test('no text at all is ever believed or throws', () => {
    const nearly = fc
      .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 30 }), fc.string({ maxLength: 20 }))
      .map(([name, tag, domain]) => `${name}+${tag}@${domain}`);
    const shaped = fc.stringMatching(/^[a-z]{1,12}\+[a-z]{2,6}-[2-9][0-9a-z]{6}\.[0-9a-z]{16}@[a-z]{1,9}\.example$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly, shaped), (address) => {
        expect(read(address, keys)).toHaveProperty('refused');
      }),
    );
  });
});
