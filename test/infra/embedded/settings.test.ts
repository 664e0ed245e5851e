import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../../infra/embedded/settings.ts';
import { StartFailure } from '../../../infra/embedded/start-failure.ts';

function complaint(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof StartFailure && error.exitStatus === 2) return error.message;
    throw error;
  }
  throw new Error('No complaint.');
}

test('without variables the defaults of the contract hold, and an empty variable counts as none', () => {
  const defaults = {
    smtpPort: 2525,
    httpPort: 8025,
    dataDirectory: resolve('.doleance'),
    now: null,
    relay: null,
    dynamodbEndpoint: null,
  };
  expect(readSettings({})).toEqual(defaults);
  expect(readSettings({ DOLEANCE_SMTP_PORT: '', DOLEANCE_NOW: '' })).toEqual(defaults);
});

test('an instant with any offset is taken', () => {
  expect(readSettings({ DOLEANCE_NOW: '2026-11-23T16:00:00+01:00' }).now).toBe('2026-11-23T15:00:00.000Z');
});

test.each([
  ['DOLEANCE_SMTP_PORT', '70000', 'a port from 1 to 65535'],
  ['DOLEANCE_HTTP_PORT', '80 80', 'a port from 1 to 65535'],
  ['DOLEANCE_NOW', '2026-11-23T16:00:00', 'an instant with its offset'],
  ['DOLEANCE_NOW', '2026-02-30T16:00:00Z', 'an instant with its offset'],
  ['DOLEANCE_RELAY', '127.0.0.1:1025', 'a mail server, like smtp://'],
  ['DYNAMODB_ENDPOINT', 'localhost:8000', 'an address, like http://'],
])('%s=%s is refused in one line that says what was given and what is allowed', (name, value, allowed) => {
  const message = complaint({ [name]: value });
  expect(message).toContain(`${name}=${JSON.stringify(value)}`);
  expect(message).toContain(allowed);
  expect(message).not.toContain('\n');
});

test('each wrong variable has its own line', () => {
  expect(complaint({ DOLEANCE_SMTP_PORT: 'x', DOLEANCE_NOW: 'now' }).split('\n')).toHaveLength(2);
});
