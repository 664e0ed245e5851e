/** How the citizen can be named and reached, from the author's own words, then what they forward or attach. */
import type { Mailbox } from '../../mail/message.ts';
import type { Coordinates } from '../reading.ts';
import { findBehalf } from './behalf.ts';
import { findEmployer } from './employer.ts';
import { findName } from './name.ts';
import { findPostalAddress } from './postal-address.ts';
import type { Region } from './regions.ts';
import { findTelephone } from './telephone.ts';

export function coordinatesOf(regions: readonly Region[], from: Mailbox | null): Coordinates {
  // A quoted letter is the other side's: its address and telephone are not the citizen's.
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'subject');
  const own = told.filter((region) => region.source === 'body' || region.source === 'signature');
  return {
    name: findName(own, from),
    postalAddress: first(told, (region) => findPostalAddress(region.text)),
    telephone: first(told, (region) => findTelephone(region.text)),
    employer: findEmployer(told),
    onBehalfOf: findBehalf(regions),
  };
}

function first<T>(regions: readonly Region[], find: (region: Region) => T | null): T | null {
  for (const region of regions) {
    const found = find(region);
    if (found !== null) return found;
  }
  return null;
}
