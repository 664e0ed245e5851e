/** How the citizen can be named and reached, from the author's own words, then what they forward or attach. */
import type { Mailbox } from '../../mail/message.ts';
import type { Coordinates } from '../reading.ts';
import { findBehalf, findEmployer, findName, isCalled } from './person.ts';
import { findHamletAddress, findPostalAddress } from './postal-address.ts';
import type { Region } from './regions.ts';
import { findTelephone } from './telephone.ts';

export function coordinatesOf(regions: readonly Region[], from: Mailbox | null): Coordinates {
  // A quoted letter is the other side's: its address and telephone are not the citizen's.
  const told = regions.filter((region) => region.source !== 'quoted' && region.source !== 'subject');
  const own = told.filter((region) => region.source === 'body' || region.source === 'signature');
  const name = findName(own, from);
  return {
    name,
    postalAddress:
      first(told, (region) => findPostalAddress(region.text)) ??
      first(own, (region) => findHamletAddress(region.text, (line) => line === name || isCalled(from, line))),
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
