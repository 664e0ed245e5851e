import type { Ports } from '../../shared/ports.ts';
import { sweep } from '../../shared/usecases/sweep.ts';

/** By the clock, every five minutes; what the rule sends says nothing. A throw is an error of the function, with an alarm. */
export function sweepHandler(ports: Ports): () => Promise<void> {
  return async () => {
    await sweep(ports);
  };
}
