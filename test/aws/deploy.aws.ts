/**
 * The processing stack, really deployed: `cdk bootstrap` and `cdk deploy` onto MiniStack, an AWS-compatible engine
 * that runs CloudFormation and the functions, with the bundles that AWS would get. Then mails arrive as SES brings them.
 *
 * What the engine does not do, and is therefore not shown here (all else is real):
 * - AWS::SecretsManager::Secret ignores ExcludePunctuation: the reply key is rotated before the first mail.
 * - AWS::SES::EmailIdentity lacks its DKIM attributes: the domains are verified by the API, as they are by default.
 * - AWS::SES::ReceiptRuleSet is refused and rolls the stack back: the receiving stack is held by its template's tests.
 *   Its rule is made by the API of the engine's SES, and its activation works on that; no mail comes in by it.
 * - Events of a configuration set are not published: the test publishes one as SES would.
 * - IAM is not enforced, queue delays and alarms are not waited for.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  type ReceiptRule,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activate, deactivate } from '../../functions/activate-receiving/activation.ts';
import { caseFileOn } from '../../shared/adapters/aws/case-file/case-file.ts';
import { dynamoTable } from '../../shared/adapters/aws/case-file/dynamo-table.ts';
import type { CaseFile, MailRecord, RowKey } from '../../shared/ports.ts';
import type { TimelineEntry } from '../../shared/reclamation/case.ts';
import { rowTag } from '../../shared/usecases/row-tag.ts';
import { cdk, type Ended, synthesise } from './cdk.ts';
import { client, delivered, type Mail, notification, objectsUnder, store } from './citizen.ts';
import { account, type Engine, eventually, region, startEngine } from './engine.ts';

const directory = mkdtempSync(join(tmpdir(), 'doleance-aws-'));
const assembly = join(directory, 'cdk.out');
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

let engine: Engine;
let outputs: Record<string, string>;
let caseFile: CaseFile;
/** Under way while other things are tested. */
let receiving: Promise<Ended>;
let arrivedAt: number;

/** From the templates that were made once; outside the project, where the command would make them again. */
function deploy(stack: string, ...options: string[]): Promise<Ended> {
  const quietly = ['--app', assembly, '--exclusively', '--require-approval', 'never', '--progress', 'events'];
  return cdk(directory, engine.environment, 'deploy', stack, ...quietly, ...options);
}

async function bootstrappedEngine(): Promise<Engine> {
  const started = await startEngine(directory);
  const { status, output } = await cdk(directory, started.environment, 'bootstrap', `aws://${account}/${region}`);
  expect(status, output).toBe(0);
  return started;
}

beforeAll(async () => {
  [engine] = await Promise.all([bootstrappedEngine(), synthesise(assembly)]);
  const file = join(directory, 'outputs.json');
  const { status, output } = await deploy('doleance-processing', '--outputs-file', file);
  expect(status, output).toBe(0);
  outputs = JSON.parse(readFileSync(file, 'utf8'))['doleance-processing'];
  const table = new DynamoDBClient({ endpoint: engine.url, region, credentials });
  caseFile = caseFileOn(dynamoTable(table, outputs['TableName'] ?? ''));
  await rotateReplyKey();
  // The domains are verified beforehand, as by default; a new account is in the sandbox, recipients count there as well.
  for (const Domain of ['cpms.example', 'courriel.example'])
    await query('ses', { Action: 'VerifyDomainIdentity', Domain });
  // Its schedules take two minutes each, which nothing shortens: all else happens meanwhile.
  arrivedAt = Date.now();
  await arrive(longAgo);
  receiving = deploy('doleance-receiving');
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

async function scheduleOf(reference: string): Promise<string | undefined> {
  const scheduler = new SchedulerClient({ endpoint: engine.url, region, credentials });
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: outputs['ScheduleGroup'] }));
  return Schedules.find(({ Name }) => Name?.startsWith(`${reference}-`))?.Name;
}

/** The letter of a case to somebody as it was archived when it was sent, and the key of its outbox row. */
function sentOf(reference: string, to: string): Promise<{ readonly key: RowKey; readonly raw: string }> {
  const pk = `CASE#${reference}`;
  return eventually(`a letter to ${to} in the archive`, 60, async () => {
    for (const [name, raw] of await objectsUnder(client(engine.url), outputs['MailBucketName'] ?? '', 'sent/')) {
      const [, owner = '', sk = ''] = name
        .replace(/\.eml$/, '')
        .split('/')
        .map(decodeURIComponent);
      if (owner === pk && new RegExp(`^To:.*${to}`, 'im').test(raw)) return { key: { pk, sk }, raw };
    }
    return null;
  });
}

async function topicNamed(part: string): Promise<string> {
  const topics = await query('sns', { Action: 'ListTopics' });
  return new RegExp(`<TopicArn>([^<]*${part}[^<]*)</TopicArn>`).exec(topics)?.[1] ?? '';
}

async function waiting(queue: string, attribute: string): Promise<number> {
  const attributes = await query('sqs', {
    Action: 'GetQueueAttributes',
    QueueUrl: outputs[queue] ?? '',
    'AttributeName.1': 'All',
  });
  return Number(new RegExp(`${attribute}</Name>\\s*<Value>(\\d+)`).exec(attributes)?.[1]);
}

function drained(queue: string): Promise<true> {
  const visible = () => waiting(queue, 'ApproximateNumberOfMessages');
  const inFlight = () => waiting(queue, 'ApproximateNumberOfMessagesNotVisible');
  return eventually(`an empty ${queue}`, 120, async () => ((await visible()) + (await inFlight()) === 0 ? true : null));
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

const longAgo = complaint(
  'longago000000000000000001',
  'sacha.martin@courriel.example',
  new Date(Date.now() - 100 * 86_400_000),
);
const today = complaint('today0000000000000000001', 'camille.durand@courriel.example', new Date());

const timeline = async (reference: string) => (await caseFile.timeline(reference)).map(({ type }) => type);

describe('a complaint that arrives today', () => {
  let reference: string;

  it('becomes a case in the table', async () => {
    await arrive(today);
    ({ reference } = await filed(today));
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
    await eventually('a schedule of the case', 180, async () => (await scheduleOf(reference)) ?? null);
  });

  it('is one case however often the notification comes', async () => {
    const before = (await sentMails()).length;
    await arrive(today);
    await arrive(today);
    await drained('ReceiptsQueueUrl');
    await drained('OutboxQueueUrl');
    expect(await caseFile.mailsOf(today.id)).toHaveLength(1);
    expect(await sentMails()).toHaveLength(before);
  });

  it('has it on record when SES tells that the acknowledgement was delivered', async () => {
    const { key, raw } = await sentOf(reference, 'camille.durand@courriel.example');
    expect(raw).toContain('Auto-Submitted: auto-replied');
    await query('sns', {
      Action: 'Publish',
      TopicArn: await topicNamed('SendingEventsTopic'),
      Message: JSON.stringify(delivered(rowTag(key) ?? '', 'camille.durand@courriel.example')),
    });
    await eventually('the delivery on the timeline', 120, async () =>
      (await timeline(reference)).includes('delivered') ? true : null,
    );
  });

  it('is answered by an agent who replies to the notification: the citizen has the answer, the clock stops', async () => {
    const booked = await scheduleOf(reference);
    const { raw } = await sentOf(reference, 'agents@cpms.example');
    const [, replyTo] = /^Reply-To:[^<]*<([^<>]+)>/im.exec(raw) ?? [];
    expect(replyTo).toMatch(/^reclamations\+.+@cpms\.example$/);
    const text = 'Bonjour,\r\n\r\nLe remboursement est accordé.\r\n\r\nLe service réclamations';
    await arrive({
      ...today,
      id: 'answer000000000000000001',
      to: replyTo ?? '',
      from: 'agents@cpms.example',
      subject: 'Re: réponse',
      text,
      receivedAt: new Date(),
    });
    await eventually('the answer', 180, async () => {
      const mails = await sentMails();
      const answer = mails.find((mail) => mail.BodyText.includes('Le remboursement est accordé.'));
      return answer?.To.some((to) => to.includes('camille.durand@courriel.example')) ? answer : null;
    });
    expect(await caseFile.load(reference)).toMatchObject({ status: 'answered' });
    await eventually('another booking in place of the answer’s', 120, async () =>
      (await scheduleOf(reference)) === booked ? null : true,
    );
  });

  it('is put before the second witness, who waits a quarter of an hour', async () => {
    expect(await waiting('WitnessQueueUrl', 'ApproximateNumberOfMessagesDelayed')).toBeGreaterThan(0);
  });
});

describe('the receiving stack', () => {
  const ours = 'doleance';

  it('is refused by the engine for its receipt rules: AWS alone can show it', async () => {
    const { status, output } = await receiving;
    expect(status).not.toBe(0);
    expect(output).toContain('AWS::SES::ReceiptRule');
    console.log('The engine has no AWS::SES::ReceiptRuleSet: the receiving stack is covered by its template only.');
  });

  it('has a rule that the engine’s SES takes by its API, and an activation that leaves another team’s set alone', async () => {
    const ses = new SESClient({ endpoint: engine.url, region, credentials });
    for (const RuleSetName of [ours, 'newsletter']) await ses.send(new CreateReceiptRuleSetCommand({ RuleSetName }));
    const template = JSON.parse(readFileSync(join(assembly, 'doleance-receiving.template.json'), 'utf8'));
    const rules = Object.values<{ Type: string; Properties: { Rule: ReceiptRule } }>(template.Resources)
      .filter(({ Type }) => Type === 'AWS::SES::ReceiptRule')
      .map(({ Properties }) => Properties.Rule);
    expect(rules).toHaveLength(1);
    for (const rule of rules) {
      const S3Action = {
        ...rule.Actions?.[0]?.S3Action,
        BucketName: outputs['MailBucketName'],
        TopicArn: outputs['ReceiptTopicArn'],
      };
      await ses.send(new CreateReceiptRuleCommand({ RuleSetName: ours, Rule: { ...rule, Actions: [{ S3Action }] } }));
    }
    const active = async () => (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name;
    expect(await activate(ses, ours, { takeOver: false })).toBeNull();
    expect(await active()).toBe(ours);
    expect(await deactivate(ses, ours)).toBe(true);
    expect(await active()).toBeUndefined();
    await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: 'newsletter' }));
    await expect(activate(ses, ours, { takeOver: false })).rejects.toThrow('newsletter');
    expect(await deactivate(ses, ours)).toBe(false);
    expect(await active()).toBe('newsletter');
  });
});

describe('a complaint whose receipt lies months back', () => {
  it('books its past milestone a minute or two ahead, and the schedule fires: a reminder, then the escalation', async () => {
    const { reference } = await filed(longAgo);
    await mailTo('agents@cpms.example', new RegExp(reference), 180);
    const has = (type: TimelineEntry['type']) => async () => ((await timeline(reference)).includes(type) ? true : null);
    await eventually('the reminder', 300, has('reminded'));
    const escalation = await mailTo('responsable@cpms.example', new RegExp(reference), 300);
    const minutes = (Date.now() - arrivedAt) / 60_000;
    console.log(
      `From the arrival of a complaint of a hundred days ago to its escalation: ${minutes.toFixed(1)} minutes.`,
    );
    expect(escalation.Source).toContain('reclamations@cpms.example');
    const types = await timeline(reference);
    expect(types.indexOf('reminded')).toBeGreaterThan(-1);
    expect(types.indexOf('escalated')).toBeGreaterThan(types.indexOf('reminded'));
  });
});
