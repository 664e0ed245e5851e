/**
 * The processing stack, really deployed: `cdk bootstrap` and `cdk deploy` onto MiniStack, an AWS-compatible engine
 * that runs CloudFormation and the functions, with the bundles that AWS would get. Then mails arrive as SES brings them.
 *
 * What the engine does not do, and is therefore not shown here (all else is real):
 * - AWS::SecretsManager::Secret ignores ExcludePunctuation: the reply key is rotated before the first mail.
 * - AWS::SES::EmailIdentity lacks its DKIM attributes: the domains are verified by the API, as they are by default.
 * - AWS::SES::ReceiptRuleSet is refused and rolls the stack back: the receiving stack is held by its template's tests,
 *   and the activation by tests against a server that speaks SES's API.
 * - Events of a configuration set are not published: the test publishes one as SES would.
 * - IAM is not enforced, queue delays and alarms are not waited for.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFileOn } from '../../shared/adapters/aws/case-file/case-file.ts';
import { dynamoTable } from '../../shared/adapters/aws/case-file/dynamo-table.ts';
import type { CaseFile, MailRecord } from '../../shared/ports.ts';
import { client, type Mail, notification, store } from './citizen.ts';
import { account, type Engine, eventually, region, startEngine } from './engine.ts';

const root = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'doleance-aws-'));
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

let engine: Engine;
let outputs: Record<string, string>;
let caseFile: CaseFile;

function cdk(...options: string[]): SpawnSyncReturns<string> {
  const result = spawnSync(
    join(root, 'node_modules', '.bin', 'cdk'),
    [...options, '--output', join(directory, 'cdk.out')],
    { cwd: root, encoding: 'utf8', env: engine.environment },
  );
  return result;
}

beforeAll(async () => {
  engine = await startEngine(directory);
  const bootstrapped = cdk('bootstrap', `aws://${account}/${region}`);
  expect(bootstrapped.status, bootstrapped.stderr).toBe(0);
  const file = join(directory, 'outputs.json');
  const deployed = cdk('deploy', 'doleance-processing', '--require-approval', 'never', '--outputs-file', file);
  expect(deployed.status, deployed.stderr).toBe(0);
  outputs = JSON.parse(readFileSync(file, 'utf8'))['doleance-processing'];
  const table = new DynamoDBClient({ endpoint: engine.url, region, credentials });
  caseFile = caseFileOn(dynamoTable(table, outputs['TableName'] ?? ''));
  await rotateReplyKey();
  // The domains are verified beforehand, as by default; a new account is in the sandbox, recipients count there as well.
  for (const Domain of ['cpms.example', 'courriel.example'])
    await query('ses', { Action: 'VerifyDomainIdentity', Domain });
});

/** As operators do it (README, "Keys"): the engine's own first key is of characters that were excluded. */
async function rotateReplyKey(): Promise<void> {
  const secrets = new SecretsManagerClient({ endpoint: engine.url, region, credentials });
  const key = { id: '2', secret: randomBytes(48).toString('base64'), previous: null };
  await secrets.send(
    new PutSecretValueCommand({ SecretId: outputs['ReplyKeysSecretArn'] ?? '', SecretString: JSON.stringify(key) }),
  );
}

afterAll(async () => {
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** One call of an AWS query API, as its client would make it. */
async function query(service: 'ses' | 'sns' | 'sqs', parameters: Record<string, string>): Promise<string> {
  const answer = await fetch(engine.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: new URLSearchParams(parameters),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function arrive(mail: Mail): Promise<void> {
  const bucket = outputs['MailBucketName'] ?? '';
  await store(client(engine.url), mail, bucket);
  await query('sns', {
    Action: 'Publish',
    TopicArn: outputs['ReceiptTopicArn'] ?? '',
    Message: JSON.stringify(notification(mail, bucket)),
  });
}

interface Sent {
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
  readonly Source: string;
}

async function sentMails(): Promise<readonly Sent[]> {
  const answer = await fetch(`${engine.url}/_ministack/ses/messages?account=${account}`);
  const { messages } = (await answer.json()) as { messages: Record<string, Sent[]> };
  return Object.values(messages).flat();
}

function mailTo(address: string, subject: RegExp, seconds: number): Promise<Sent> {
  return eventually(`a mail to ${address} about ${subject}`, seconds, async () => {
    const mails = await sentMails();
    return mails.find((mail) => mail.To.some((to) => to.includes(address)) && subject.test(mail.Subject)) ?? null;
  });
}

async function scheduleNames(): Promise<readonly string[]> {
  const scheduler = new SchedulerClient({ endpoint: engine.url, region, credentials });
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: outputs['ScheduleGroup'] }));
  return Schedules.map(({ Name }) => Name ?? '');
}

function filed(mail: Mail): Promise<MailRecord & { readonly reference: string }> {
  return eventually(`the record of ${mail.id}`, 180, async () => {
    const record = await caseFile.mail(mail.id, mail.to);
    if (record === null) return null;
    const { outcome, reason, reference } = record;
    if (outcome !== 'filed' || reference === null) throw new Error(`${mail.id} is ${outcome}: ${reason}`);
    return { ...record, reference };
  });
}

const complaint = (id: string, from: string, receivedAt: Date): Mail => ({
  id,
  to: 'reclamations@cpms.example',
  from,
  receivedAt,
  subject: 'Réclamation : remboursement de soins refusé',
  text: [
    'Madame, Monsieur,',
    '',
    'Je conteste le refus de remboursement de mes soins du 3 septembre. Mon numéro de sécurité sociale : 1 85 05 78 006 084 91.',
    'Je vous remercie de revoir ma situation.',
    '',
    'Camille Durand, 12 rue des Lilas, 75020 Paris, 01 99 00 30 01',
  ].join('\r\n'),
});

describe('a complaint that arrives today', () => {
  const mail = complaint('today0000000000000000001', 'camille.durand@courriel.example', new Date());
  let reference: string;

  it('becomes a case in the table', async () => {
    await arrive(mail);
    ({ reference } = await filed(mail));
    const file = await caseFile.load(reference);
    expect(file).toMatchObject({ reference, status: 'open', office: 'reclamations@cpms.example' });
    expect(file?.nir).toMatchObject({ status: 'valid', masked: '1 85 05 ** *** *** **' });
    expect(JSON.stringify(file)).not.toContain('185057800608491');
  });

  it('is acknowledged by SES, and the agents are told', async () => {
    const acknowledgement = await mailTo('camille.durand@courriel.example', /./, 180);
    expect(acknowledgement.Source).toContain('reclamations@cpms.example');
    expect(`${acknowledgement.Subject} ${acknowledgement.BodyText}`).toContain(reference);
    await mailTo('agents@cpms.example', new RegExp(reference), 180);
  });

  it('has its next deadline booked', async () => {
    const name = await eventually('a schedule of the case', 180, async () => {
      const names = await scheduleNames();
      return names.find((one) => one.toUpperCase().includes(reference.toUpperCase())) ?? null;
    });
    expect(name).not.toBe('');
  });

  it('is one case however often the notification comes', async () => {
    const before = (await sentMails()).length;
    await arrive(mail);
    await arrive(mail);
    await eventually('nothing', 8, async () => null).catch(() => null);
    expect(await caseFile.mailsOf(mail.id)).toHaveLength(1);
    expect(await sentMails()).toHaveLength(before);
  });

  it('is put before the second witness, who waits a quarter of an hour', async () => {
    const attributes = await query('sqs', {
      Action: 'GetQueueAttributes',
      QueueUrl: outputs['WitnessQueueUrl'] ?? '',
      'AttributeName.1': 'All',
    });
    const delayed = /ApproximateNumberOfMessagesDelayed<\/Name>\s*<Value>(\d+)/.exec(attributes)?.[1];
    expect(Number(delayed)).toBeGreaterThan(0);
  });
});

describe('a complaint whose receipt lies months back', () => {
  const received = new Date(Date.now() - 100 * 86_400_000);
  const mail = complaint('longago000000000000000001', 'sacha.martin@courriel.example', received);

  it('books its past milestone a minute or two ahead, and the schedule fires: a reminder, then the escalation', async () => {
    await arrive(mail);
    const { reference } = await filed(mail);
    await mailTo('agents@cpms.example', new RegExp(reference), 180);
    const timeline = async () => (await caseFile.timeline(reference)).map(({ type }) => type);
    const begun = Date.now();
    await eventually('the reminder', 300, async () => ((await timeline()).includes('reminded') ? true : null));
    const escalation = await mailTo('responsable@cpms.example', new RegExp(reference), 300);
    const minutes = (Date.now() - begun) / 60_000;
    console.log(`Reminder and escalation of a complaint of a hundred days ago: ${minutes.toFixed(1)} minutes.`);
    expect(escalation.Source).toContain('reclamations@cpms.example');
    const types = await timeline();
    expect(types.indexOf('escalated')).toBeGreaterThan(types.indexOf('reminded'));
  });
});

describe('the receiving stack', () => {
  it('is refused by the engine for its receipt rules: AWS alone can show it', () => {
    const { status, stdout, stderr } = cdk('deploy', 'doleance-receiving', '--require-approval', 'never');
    expect(status).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain('AWS::SES::ReceiptRule');
    console.log('The engine has no AWS::SES::ReceiptRuleSet: the receiving stack is covered by its template only.');
  });
});
