import type { Ports } from '../../shared/ports.ts';
import { dailyRound } from '../../shared/usecases/daily-round.ts';

/** By the clock, every morning; what the rule sends says nothing. A throw is an error of the function, with an alarm. */
export function dailyRoundHandler(ports: Ports): () => Promise<void> {
  return () => dailyRound(ports);
}
