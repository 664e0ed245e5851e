/** An office: one complaint address, whose procedure it runs, and the people behind it. What cloud ops edit is `offices.ts`. */
import * as z from 'zod';
import { periodSchema } from '../calendar/echeance.ts';
import { regions } from '../calendar/jours-feries.ts';

const mailAddress = z.email('an address like service@caisse.example');
const civilTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:00');

export const officeSchema = z.strictObject({
  /** The complaint address, as citizens write to it and as letters show it. */
  address: mailAddress,
  /** Where SES receives for it, when the public address stays on the office's own MX and forwards. @default address */
  intakeAddress: mailAddress.optional(),
  /** Name (authserv-id) of the house's own Authentication-Results: believed of mail that comes through the public address. @default none */
  trustedForwarder: z.string().min(1).optional(),
  /** Addresses and networks that it connects to SES from, where it keeps the citizen's envelope sender. @default none */
  forwarderAddresses: z.array(z.string()).default([]),
  procedure: z.string().min(1),
  /** Prefix of case references: `CPMS`. */
  referencePrefix: z.string().regex(/^[A-Z]{2,6}$/, 'two to six capital letters'),
  /** The body, in full: `Caisse nationale militaire de sécurité sociale`. */
  body: z.string().min(1),
  /** Short name for the From field and subjects: `CNMSS – Conciliateur`. */
  name: z.string().min(1),
  service: z.string().min(1),
  postalAddress: z.array(z.string().min(1)).min(1),
  telephone: z.string().min(1),
  /** Receives the notifications of each case. */
  staffMailbox: mailAddress,
  supervisor: mailAddress,
  /** Everyone who may act on cases; the staff mailbox and the supervisor always may. */
  staff: z.array(mailAddress).default([]),
  /** Domains besides the office's own that staff mailboxes may be in; any other is refused as a slip of the pen. */
  staffDomains: z.array(z.string().min(1)).default([]),
  /** Whose holidays count: the office's own, not the citizen's (domain.md § 4 d). */
  region: z.enum(regions),
  officeHours: z.strictObject({ from: civilTime, to: civilTime }).default({ from: '09:00', to: '17:00' }),
  /** Working days before a deadline at which staff are reminded. */
  remindersBefore: z.array(z.int().positive()).default([7, 2]),
  /** The answer target where the procedure promises no date. Ignored where it does. */
  answerTarget: periodSchema.default({ count: 2, unit: 'mois' }),
  /** Where a first complaint to this body goes: shown in the letters of last-resort procedures. */
  firstStepContact: z.string().min(1).optional(),
  /** Where the next recourse within the same body is reached, such as the caisse's conciliateur: shown by first complaints. */
  nextStepContact: z.string().min(1).optional(),
  /** A téléservice or account that the body wants used besides mail; letters name it, mail is taken all the same (CRPA L. 112-9). */
  otherChannel: z.string().min(1).optional(),
  /** Data-protection contact named in the privacy notice. */
  privacyContact: z.string().min(1),
  /** Automatic mails to one address, at most (mail.md § 1.1, storms). */
  automaticMailLimits: z
    .strictObject({ perHour: z.int().positive(), perDay: z.int().positive() })
    .default({ perHour: 5, perDay: 20 }),
});

export type Office = z.infer<typeof officeSchema>;

/** The address that SES receives for and that reply addresses are built on. */
export function intakeAddress(office: Pick<Office, 'address' | 'intakeAddress'>): string {
  return office.intakeAddress ?? office.address;
}

/** True when the address is on the office's staff list; identity needs authentication besides (design.md § 6). */
export function isStaff(office: Office, address: string): boolean {
  const wanted = address.toLowerCase();
  return [office.staffMailbox, office.supervisor, ...office.staff].some((one) => one.toLowerCase() === wanted);
}
