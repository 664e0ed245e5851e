/**
 * The embedded stack's own state in one SQLite file: clock, queues, schedules, mails taken in, mails sent. Cases are
 * not here but in the table, as on AWS. Each commit is on the disk when it returns (WAL, synchronous = FULL): that is
 * what a 250 to a sender rests on. Everything a mail could have put a NIR into is sealed by its writer.
 */
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    body BLOB NOT NULL,
    sent_at TEXT NOT NULL,
    visible_at TEXT NOT NULL,
    first_received_at TEXT,
    receives INTEGER NOT NULL DEFAULT 0,
    interruptions INTEGER NOT NULL DEFAULT 0,
    receipt TEXT UNIQUE,
    postponed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at);
  CREATE TABLE IF NOT EXISTS schedules (
    name TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    milestone_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS schedules_by_instant ON schedules (at, name);
  CREATE TABLE IF NOT EXISTS inbound (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    at TEXT NOT NULL,
    fields BLOB NOT NULL,
    UNIQUE (id, mailbox)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sent (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    subject TEXT NOT NULL,
    mime BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sent_by_case ON sent (reference, number);
`;

export interface State {
  readonly database: DatabaseSync;
  /** Runs the work in one transaction, or joins the one that is under way; a throw undoes all of it. */
  transaction<T>(work: () => T): T;
  mark(name: string): string | null;
  setMark(name: string, value: string): void;
  close(): void;
}

/** Opens or creates the file. Throws when it is no database or cannot be written. */
export function openState(file: string): State {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  database.exec(schema);
  const readMark = database.prepare('SELECT value FROM marks WHERE name = ?');
  const writeMark = database.prepare(
    'INSERT INTO marks VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  return {
    database,
    transaction(work) {
      if (database.isTransaction) return work();
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    mark: (name) => (readMark.get(name)?.['value'] as string | undefined) ?? null,
    setMark: (name, value) => void writeMark.run(name, value),
    close: () => database.close(),
  };
}
