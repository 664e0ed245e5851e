/** The settings of `npm start`, from the environment (contract.md), checked before anything is opened. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { canonicalInstant } from '../../shared/calendar/paris-time.ts';
import { StartFailure } from './start-failure.ts';

export interface Settings {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly dataDirectory: string;
  /** Where the clock starts, ISO 8601 in UTC; null: the machine's time. */
  readonly now: string | null;
  /** `smtp://host:port`: every mail sent is relayed there too. */
  readonly relay: string | null;
  readonly dynamodbEndpoint: string | null;
}

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((number) => number <= 65_535)
    .default(fallback);

const instant = z.string().transform((text, context) => {
  try {
    return canonicalInstant(text);
  } catch {
    context.addIssue('not an instant');
    return z.NEVER;
  }
});

const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '',
    );

const schema = z.object({
  DOLEANCE_SMTP_PORT: port(2525),
  DOLEANCE_HTTP_PORT: port(8025),
  DOLEANCE_DATA_DIR: z.string().default('.doleance'),
  DOLEANCE_NOW: instant.optional(),
  DOLEANCE_RELAY: url(['smtp:', 'smtps:']).optional(),
  DYNAMODB_ENDPOINT: url(['http:', 'https:']).optional(),
});

type Variable = keyof z.infer<typeof schema>;

const allowed: Record<Variable, string> = {
  DOLEANCE_SMTP_PORT: 'a port from 1 to 65535, or 0 for any free one',
  DOLEANCE_HTTP_PORT: 'a port from 1 to 65535, or 0 for any free one',
  DOLEANCE_DATA_DIR: 'a directory',
  DOLEANCE_NOW: 'an instant with its offset, like 2026-11-23T16:00:00+01:00',
  DOLEANCE_RELAY: 'a mail server, like smtp://127.0.0.1:1025',
  DYNAMODB_ENDPOINT: 'an address, like http://127.0.0.1:8000',
};

/** Throws a StartFailure (status 2), one line a variable, that says what was given and what is allowed. An empty variable counts as unset. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const variables = [...new Set(result.error.issues.map((issue) => issue.path[0] as Variable))];
    const lines = variables.map((name) => `${name}=${JSON.stringify(given[name])}: give ${allowed[name]}.`);
    throw new StartFailure(lines.join('\n'), 2);
  }
  const { data } = result;
  return {
    smtpPort: data.DOLEANCE_SMTP_PORT,
    httpPort: data.DOLEANCE_HTTP_PORT,
    dataDirectory: resolve(data.DOLEANCE_DATA_DIR),
    now: data.DOLEANCE_NOW ?? null,
    relay: data.DOLEANCE_RELAY ?? null,
    dynamodbEndpoint: data.DYNAMODB_ENDPOINT ?? null,
  };
}
