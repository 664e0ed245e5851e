/** Which office a mail or a case belongs to, with its procedure. */

import type { Office } from '../office/office.ts';
import { officeByAddress } from '../office/offices.ts';
import { procedureById } from '../office/procedures/index.ts';
import type { Desk } from '../reclamation/plan.ts';

/** The desk behind a complaint address (a +tag is passed over); null when no office has it. */
export function deskOf(address: string, offices: readonly Office[]): Desk | null {
  const office = officeByAddress(address, offices);
  return office === null ? null : { office, procedure: procedureById(office.procedure) };
}

/** The desk of a case that exists. Throws when its office was taken out of the configuration: that needs a person. */
export function deskOfCase(
  file: { readonly reference: string; readonly office: string },
  offices: readonly Office[],
): Desk {
  const desk = deskOf(file.office, offices);
  if (desk === null) {
    throw new Error(
      `Case ${file.reference} belongs to ${file.office}, which offices.ts no longer has. Put the office back, or move its cases.`,
    );
  }
  return desk;
}
