import { describe, expect, it } from 'vitest';
import { checkOffices } from '../../../shared/office/check-offices.ts';
import { officeByAddress, offices } from '../../../shared/office/offices.ts';

describe('the embedded offices', () => {
  it.each([
    ['conciliateur@cnmss.example', 'cnmss-conciliateur', 'agents@cnmss.example', 'responsable@cnmss.example'],
    ['conciliateur@cpam.example', 'cpam-conciliateur-2017', 'agents@cpam.example', 'responsable@cpam.example'],
    ['conciliation@cpam.example', 'cpam-conciliation-2007', 'agents@cpam.example', 'responsable@cpam.example'],
    ['mediateur@cpam.example', 'cpam-mediateur', 'agents@cpam.example', 'responsable@cpam.example'],
    ['reclamations@cpms.example', 'cpms-reclamations', 'agents@cpms.example', 'responsable@cpms.example'],
    ['reclamations@cpam.example', 'caisse-reclamation', 'agents@cpam.example', 'responsable@cpam.example'],
    ['reclamations@cnmss.example', 'caisse-reclamation', 'agents@cnmss.example', 'responsable@cnmss.example'],
  ])('%s runs %s, with %s and %s', (address, procedure, staffMailbox, supervisor) => {
    expect(officeByAddress(address)).toMatchObject({ address, procedure, staffMailbox, supervisor, staff: [] });
  });

  it('are seven, and each has its own prefix without a letter that is mistaken for a digit', () => {
    expect(offices).toHaveLength(7);
    expect(new Set(offices.map((one) => one.referencePrefix)).size).toBe(7);
    expect(offices.filter((one) => /[ILOU]/.test(one.referencePrefix))).toEqual([]);
  });

  it('have the postal address and the telephone of their seed', () => {
    expect(officeByAddress('conciliateur@cnmss.example')?.postalAddress.slice(-2)).toEqual([
      '247 avenue Jacques Cartier',
      '83090 TOULON CEDEX 9',
    ]);
    expect(officeByAddress('reclamations@cpms.example')?.telephone).toBe('01 47 70 30 97');
  });
});

describe('officeByAddress', () => {
  it('takes any +tag and any case', () => {
    expect(officeByAddress('Reclamations+cpms-7k3q9fa.ABC@CPMS.Example')?.referencePrefix).toBe('CPMS');
  });

  it.each(['reclamations@cpms.example.evil.example', 'xreclamations@cpms.example', 'agents@cpms.example', ''])(
    'knows no office at %j',
    (address) => {
      expect(officeByAddress(address)).toBeNull();
    },
  );

  it('finds the office by its intake address as well, among other data', () => {
    const among = checkOffices([{ ...office(), intakeAddress: 'conciliateur@plaintes.caisse.example' }]);
    expect(officeByAddress('conciliateur+x@plaintes.caisse.example', among)?.address).toBe(
      'conciliateur@caisse.example',
    );
    expect(officeByAddress('conciliateur@caisse.example', among)?.address).toBe('conciliateur@caisse.example');
  });
});

describe('checkOffices', () => {
  it('fills in the defaults', () => {
    expect(checkOffices([office()])[0]).toMatchObject({
      officeHours: { from: '09:00', to: '17:00' },
      remindersBefore: [7, 2],
      answerTarget: { count: 2, unit: 'mois' },
    });
  });

  it.each([
    ['no list at all', {}, /at least one office/],
    ['an empty list', [], /at least one office/],
    [
      'an unknown procedure',
      [{ ...office(), procedure: 'cpam' }],
      /conciliateur@caisse\.example, procedure: there is no "cpam"\. Use one of: cnmss-conciliateur/,
    ],
    [
      'a staff address that is none',
      [{ ...office(), staffMailbox: 'les agents' }],
      /conciliateur@caisse\.example, staffMailbox: "les agents" is not allowed\. Give an address/,
    ],
    [
      'a staff address outside the house',
      [{ ...office(), staff: ['paul@webmail.example'] }],
      /staff: "paul@webmail\.example" is outside .* Give an address at caisse\.example, or name its domain in staffDomains/,
    ],
    [
      'a local part too long for its token',
      // 40 letters, then + and CAISSE-7K3Q9FA, then . and 16 characters of signature.
      [{ ...office(), address: `${'a'.repeat(40)}@caisse.example` }],
      /address: .* of 72 octets before the @; 64 are allowed .* Shorten it by 8/,
    ],
    [
      'an address listed twice',
      [office(), { ...office(), referencePrefix: 'AUTRE' }],
      /address: "conciliateur@caisse\.example" belongs to conciliateur@caisse\.example already/,
    ],
    [
      'an intake address that is another office’s address',
      [
        office(),
        {
          ...office(),
          address: 'b@caisse.example',
          referencePrefix: 'AUTRE',
          intakeAddress: 'Conciliateur@caisse.example',
        },
      ],
      /b@caisse\.example, intakeAddress: .* belongs to conciliateur@caisse\.example already/,
    ],
    [
      'a prefix used twice',
      [office(), { ...office(), address: 'b@caisse.example' }],
      /b@caisse\.example, referencePrefix: "CAISSE" belongs to conciliateur@caisse\.example/,
    ],
    [
      'a staff mailbox that is a complaint address, which would loop',
      [
        office(),
        {
          ...office(),
          address: 'b@caisse.example',
          referencePrefix: 'AUTRE',
          staffMailbox: 'conciliateur@caisse.example',
        },
      ],
      /b@caisse\.example, staffMailbox: .* would come back as a complaint/,
    ],
    ['a + in the address', [{ ...office(), address: 'a+b@caisse.example' }], /address: .* has a "\+"\. Leave it/],
    ['a field that does not exist', [{ ...office(), phone: '01' }], /phone: no such field\. Allowed: .*telephone/],
    ['a missing field', [{ ...office(), telephone: undefined }], /telephone: is missing/],
    [
      'a forwarder named by its host, which proves nothing',
      [{ ...office(), trustedForwarder: 'mx.caisse.example', forwarderAddresses: ['mx.caisse.example'] }],
      /forwarderAddresses: "mx\.caisse\.example" is no IP address or network\. Give one like 192\.0\.2\.10/,
    ],
    [
      'a forwarder in a network that strangers send from as well',
      [{ ...office(), trustedForwarder: 'mx.caisse.example', forwarderAddresses: ['192.0.2.0/24', '40.92.0.0/15'] }],
      /forwarderAddresses: "40\.92\.0\.0\/15" is wider than a \/24/,
    ],
    [
      'the addresses of a forwarder that is not trusted',
      [{ ...office(), forwarderAddresses: ['192.0.2.10'] }],
      /forwarderAddresses: they serve nothing without trustedForwarder/,
    ],
    [
      'office hours that end before they begin',
      [{ ...office(), officeHours: { from: '17:00', to: '09:00' } }],
      /officeHours/,
    ],
  ])('refuses %s and says how to mend it', (_, data, message) => {
    expect(() => checkOffices(data)).toThrow(message);
  });

  it('names every problem at once, not the first alone', () => {
    const wrong = [
      { ...office(), procedure: 'cpam' },
      { ...office(), address: 'b@caisse.example', region: 'corse' },
    ];
    expect(() => checkOffices(wrong)).toThrow(/region: "corse"[\s\S]*procedure: there is no "cpam"/);
  });

  it('lets staff be at the domain above the intake address, below the own one, or at a named one', () => {
    const staff = ['a@caisse.example', 'b@paris.plaintes.caisse.example', 'c@assurance.example'];
    const data = {
      ...office(),
      address: 'conciliateur@plaintes.caisse.example',
      staffDomains: ['assurance.example'],
      staff,
    };
    expect(checkOffices([data])[0]?.staff).toEqual(staff);
  });
});

function office() {
  return {
    address: 'conciliateur@caisse.example',
    procedure: 'cnmss-conciliateur',
    referencePrefix: 'CAISSE',
    body: 'Caisse inventée',
    name: 'Caisse – Conciliateur',
    service: 'Conciliation',
    postalAddress: ['1 rue Inventée'],
    telephone: '01 99 00 00 00',
    staffMailbox: 'agents@caisse.example',
    supervisor: 'responsable@caisse.example',
    region: 'metropole',
    privacyContact: 'dpo@caisse.example',
  };
}
