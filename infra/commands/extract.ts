/** `npm run --silent extract -- [--procedure ID] [--received ISO] [--pretty] FILE…`: reads mails, prints one JSON object a line. */
import { readFile } from 'node:fs/promises';
import { stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { canonicalInstant } from '../../shared/calendar/paris-time.ts';
import { MailRefused } from '../../shared/mail/limits.ts';
import { offices } from '../../shared/office/offices.ts';
import { procedureById, procedureIds } from '../../shared/office/procedures/index.ts';
import { pretty } from './extract/pretty.ts';
import { readMail } from './extract/read-mail.ts';
import { toJson } from './extract/to-json.ts';

const USAGE = `Reads mails and prints what a clerk would note of each, one JSON object a line. Stores nothing.

  npm run --silent extract -- [options] FILE…

  FILE              a mail (RFC 5322, .eml); - is standard input
  --procedure ID    whose rules apply; default: the office that the mail is addressed to
                    ${procedureIds.join(', ')}
  --received ISO    when it was received, with offset: 2026-11-23T10:00:00+01:00; default: the Date field
  --pretty          for people: the findings, and the text with the evidence underlined
  --color           with --pretty: underline by terminal codes also when the output is no terminal
  --help            this text

Exit status: 0 all read, 1 a file could not be read (the others are printed), 2 wrong usage.
`;

export interface Settings {
  readonly files: readonly string[];
  readonly procedure: string | null;
  readonly received: string | null;
  readonly pretty: boolean;
  readonly color: boolean;
}

/** Wrong usage: exit status 2, one line that says what and how to mend it. */
export class UsageError extends Error {}

/** Reads the arguments; `help` when asked for. Throws UsageError. */
export function parseArguments(args: readonly string[]): Settings | 'help' {
  const files: string[] = [];
  let procedure: string | null = null;
  let received: string | null = null;
  let prettyPrinted = false;
  let color = false;
  let only = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (only || arg === '-' || !arg.startsWith('-')) {
      files.push(arg);
      continue;
    }
    const [name = '', inline] = arg.split(/=(.*)/s);
    const value = (): string => {
      const given = inline ?? args[++index];
      if (given === undefined || given === '') throw new UsageError(`${name} needs a value: see --help.`);
      return given;
    };
    switch (name) {
      case '--':
        only = true;
        break;
      case '--help':
      case '-h':
        return 'help';
      case '--procedure':
        procedure = value();
        break;
      case '--received':
        received = value();
        break;
      case '--pretty':
        prettyPrinted = true;
        break;
      case '--color':
        color = true;
        break;
      default:
        throw new UsageError(
          `Unknown option ${name}. Use --procedure ID, --received ISO, --pretty, --color or --help; put -- before a file name that begins with a dash.`,
        );
    }
  }
  if (procedure !== null && !procedureIds.includes(procedure)) {
    throw new UsageError(`Unknown procedure ${JSON.stringify(procedure)}. Use one of: ${procedureIds.join(', ')}.`);
  }
  if (received !== null) received = instant(received);
  if (files.length === 0) throw new UsageError('No mail to read. Name at least one file, or - for standard input.');
  return { files, procedure, received, pretty: prettyPrinted, color };
}

function instant(text: string): string {
  try {
    return canonicalInstant(text);
  } catch {
    throw new UsageError(
      `--received ${JSON.stringify(text)} is no instant. Write a date and time with its offset: 2026-11-23T10:00:00+01:00.`,
    );
  }
}

/** What the command reads and writes beside its files. */
export interface Console {
  readonly stdin: () => Promise<Buffer>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** The present, an instant. */
  readonly now: () => string;
  /** Whether the output is a terminal. */
  readonly terminal: boolean;
}

/** Runs the command; answers the exit status. */
export async function main(args: readonly string[], { stdin, out, error, now, terminal }: Console): Promise<number> {
  let settings: Settings | 'help';
  try {
    settings = parseArguments(args);
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    error(`extract: ${cause.message}\n`);
    return 2;
  }
  if (settings === 'help') {
    out(USAGE);
    return 0;
  }
  const given = settings.procedure === null ? null : procedureById(settings.procedure);
  let status = 0;
  let piped: Buffer | null = null;
  for (const file of settings.files) {
    try {
      if (file === '-') piped ??= await stdin();
      const raw = file === '-' ? (piped ?? Buffer.alloc(0)) : await readFile(file);
      const found = await readMail(raw, { procedure: given, received: settings.received, now: now(), offices });
      out(
        settings.pretty ? pretty(file, found, terminal || settings.color) : `${JSON.stringify(toJson(file, found))}\n`,
      );
    } catch (cause) {
      status = 1;
      error(`extract: ${file}: ${explain(cause)}\n`);
    }
  }
  return status;
}

async function fromStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** One line for people: what is wrong with the file and what to do. */
function explain(cause: unknown): string {
  if (cause instanceof MailRefused) return `refused: ${cause.message.replace(/\s+/g, ' ')}`;
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file. Check the path.';
  if (code === 'EISDIR') return 'is a directory. Name the mails in it: DIRECTORY/*.eml.';
  if (code === 'EACCES') return 'may not be read. Check its rights.';
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // A reader that stops early (`| head -1`) is no failure.
  stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2), {
    stdin: fromStdin,
    out: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    now: () => new Date().toISOString(),
    terminal: stdout.isTTY === true,
  });
}
