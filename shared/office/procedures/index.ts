/** The procedures that offices may run. A further one is its own file here and one line in the list. */
import type { Procedure } from '../procedure.ts';
import { caisseReclamation } from './caisse-reclamation.ts';
import { cnmssConciliateur } from './cnmss-conciliateur.ts';
import { cpamConciliateur2017 } from './cpam-conciliateur-2017.ts';
import { cpamConciliation2007 } from './cpam-conciliation-2007.ts';
import { cpamMediateur } from './cpam-mediateur.ts';
import { cpmsReclamations } from './cpms-reclamations.ts';

export const procedures: readonly Procedure[] = [
  cnmssConciliateur,
  cpamConciliateur2017,
  cpamConciliation2007,
  cpamMediateur,
  cpmsReclamations,
  caisseReclamation,
];

/** The ids that `procedureById` takes, in the order of the seeds. */
export const procedureIds: readonly string[] = procedures.map((procedure) => procedure.id);

/** The procedure with that id. Throws an Error that names the ids there are, for one that is unknown. */
export function procedureById(id: string): Procedure {
  const found = procedures.find((procedure) => procedure.id === id);
  if (!found) throw new Error(`Unknown procedure ${JSON.stringify(id)}. Use one of: ${procedureIds.join(', ')}.`);
  return found;
}
