/** Which addresses are ours: a mail from one of them is our own coming back, a list of that name is our own group. */
import type { OwnMail } from '../mail/automatic.ts';
import { intakeAddress } from '../office/office.ts';
import type { Ports } from '../ports.ts';

/** What makes a mail our own coming back. */
export function ownMail(ports: Pick<Ports, 'offices'>): OwnMail {
  const addresses = ports.offices.flatMap((office) => [office.address, intakeAddress(office)]);
  // SES writes its own Message-IDs on ours as on everybody else's, so no domain of them is ours alone.
  return { addresses, messageIdDomains: [] };
}
