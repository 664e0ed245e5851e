/** The Log port: JSON lines to one file, errors to standard error as well. */
import { appendFileSync } from 'node:fs';
import type { Clock, Log } from '../../ports.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** `alarm` gets each error as one line; the file is appended to at once, for a log matters most just before a crash. */
export function fileLog(file: string, clock: Clock, alarm: (line: string) => void): Log {
  const write = (level: 'info' | 'warn' | 'error', event: string, facts: Facts = {}): void => {
    const line = JSON.stringify({ at: clock.now(), level, event, ...facts });
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      if (level === 'error') alarm(line);
    } catch {
      // A full disk must not make work fail that was done; whoever watches gets the line all the same.
      alarm(line);
    }
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
    count: (metric, value = 1) => write('info', 'metric', { metric, value }),
  };
}
