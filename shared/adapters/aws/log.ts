/**
 * One JSON object a line on standard output, as CloudWatch Logs keeps it; metrics in the same way, by the embedded
 * metric format (CloudWatch user guide), so that counting costs no request. `console` would wrap the line in another.
 */
import type { Clock, Log } from '../../ports.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Alarms and dashboards look for the metrics there. */
const namespace = 'Doleance';

export function cloudWatchLog(clock: Clock, write: (line: string) => void): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (event: string, facts: Facts = {}) =>
      write(`${JSON.stringify({ timestamp: clock.now(), level, event, ...facts })}\n`);
  return {
    info: at('INFO'),
    warn: at('WARN'),
    error: at('ERROR'),
    count(metric, value = 1) {
      const now = clock.now();
      const CloudWatchMetrics = [
        { Namespace: namespace, Dimensions: [[]], Metrics: [{ Name: metric, Unit: 'Count' }] },
      ];
      write(
        `${JSON.stringify({ timestamp: now, level: 'INFO', event: 'metric', _aws: { Timestamp: Date.parse(now), CloudWatchMetrics }, [metric]: value })}\n`,
      );
    },
  };
}
