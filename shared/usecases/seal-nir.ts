/** A NIR leaves the reading sealed: encrypted for its case, masked to show, and a keyed hash to look up where that is allowed. */
import { mask } from '../identifiers/nir.ts';
import type { Procedure } from '../office/procedure.ts';
import type { Vault } from '../ports.ts';
import type { SealedNir } from '../reclamation/case.ts';
import type { NirReading } from '../reclamation/reading.ts';

/** `personKey` is null where no certain NIR was read, or the procedure may not look people up by it (domain.md § 1 no. 10). */
export async function sealNir(
  nir: NirReading,
  reference: string,
  procedure: Procedure,
  vault: Vault,
): Promise<{ nir: SealedNir; personKey: string | null }> {
  const { value, status } = nir;
  if (value === null) return { nir: { status, masked: null, sealed: null }, personKey: null };
  const sealed = { status, masked: mask(value), sealed: await vault.seal(value, reference) };
  const lookedUp = procedure.personLookup.allowed && status !== 'provisional';
  return { nir: sealed, personKey: lookedUp ? await vault.personKey(value) : null };
}
