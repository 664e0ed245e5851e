import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { templates } from './stacks.ts';

const { processing, receiving } = templates();

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** The statements of a function's policy; the policy has the function's name. */
function statementsOf(template: Template, job: string): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
    id.startsWith(`${job}Policy`),
  );
  expect(policies).toHaveLength(1);
  return policies.flatMap(([, policy]) => policy['Properties']['PolicyDocument']['Statement']);
}

/** Every action that a function may take, without its log, its queue and the use of the data key through services. */
function ownActions(job: string): string[] {
  const common =
    /^(logs:|kms:(Decrypt|DescribeKey|GenerateDataKey|ReEncrypt)|sqs:(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|ReceiveMessage)$)/;
  return statementsOf(processing, job)
    .filter(({ Condition }) => !JSON.stringify(Condition ?? {}).includes('kms:ViaService'))
    .flatMap(({ Action }) => list(Action))
    .filter((action) => !common.test(action))
    .sort();
}

const cases = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

const takeIn = [
  ...cases,
  'kms:Encrypt',
  'kms:GenerateMac',
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'secretsmanager:GetSecretValue',
  'sqs:SendMessage',
];

describe('each function may do its job and nothing else', () => {
  it.each([
    ['ReceiveMail', takeIn],
    // It takes in what receive-mail never heard of.
    ['WitnessReceipt', takeIn],
    [
      'DeliverOutbox',
      [
        ...cases,
        'iam:PassRole',
        's3:GetObject',
        's3:ListBucket',
        's3:PutObject',
        'scheduler:CreateSchedule',
        'scheduler:DeleteSchedule',
        'secretsmanager:GetSecretValue',
        'ses:SendEmail',
        'ses:SendRawEmail',
        'sqs:SendMessage',
      ],
    ],
    ['FollowDeadline', [...cases, 'sqs:SendMessage']],
    ['RecordFeedback', [...cases, 'sqs:SendMessage']],
    ['Sweep', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'sqs:SendMessage']],
    ['DailyRound', [...cases, 'sqs:SendMessage']],
  ])('%s', (job, actions) => {
    expect(ownActions(job)).toEqual(actions);
  });

  it('none can open a NIR, and none but the operators ever does', () => {
    const nir = Object.keys(processing.findResources('AWS::KMS::Key')).find((id) => id.startsWith('KeysNir6'));
    for (const policy of Object.values(processing.findResources('AWS::IAM::ManagedPolicy'))) {
      for (const statement of policy['Properties']['PolicyDocument']['Statement'] as Statement[]) {
        if (list(statement.Action).includes('kms:Decrypt')) {
          expect(JSON.stringify(statement.Resource)).not.toContain(nir);
        }
      }
    }
  });

  it('the data key serves only through the storage services', () => {
    for (const job of ['ReceiveMail', 'Sweep']) {
      const [statement] = statementsOf(processing, job).filter(({ Action }) => list(Action).includes('kms:Decrypt'));
      expect(statement?.Condition).toEqual({
        StringEquals: {
          'kms:ViaService': [
            'dynamodb.eu-west-3.amazonaws.com',
            's3.eu-west-3.amazonaws.com',
            'secretsmanager.eu-west-3.amazonaws.com',
            'sqs.eu-west-3.amazonaws.com',
          ],
        },
      });
    }
  });

  it("mail goes out as the offices' domains and through the configuration set only", () => {
    const [statement] = statementsOf(processing, 'DeliverOutbox').filter(({ Action }) =>
      list(Action).includes('ses:SendRawEmail'),
    );
    expect(list(statement?.Resource)).toEqual([
      'arn:aws:ses:eu-west-3:111122223333:configuration-set/doleance',
      'arn:aws:ses:eu-west-3:111122223333:identity/cnmss.example',
      'arn:aws:ses:eu-west-3:111122223333:identity/cpam.example',
      'arn:aws:ses:eu-west-3:111122223333:identity/cpms.example',
    ]);
  });

  it('Scheduler is handed one role, and schedules are made in one group', () => {
    const statements = statementsOf(processing, 'DeliverOutbox');
    const pass = statements.find(({ Action }) => list(Action).includes('iam:PassRole'));
    expect(JSON.stringify(pass?.Resource)).toContain('DeadlinesRole');
    expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
    const book = statements.find(({ Action }) => list(Action).includes('scheduler:CreateSchedule'));
    expect(book?.Resource).toBe('arn:aws:scheduler:eu-west-3:111122223333:schedule/doleance/*');
  });
});

describe('over both stacks', () => {
  const policies = [processing, receiving].flatMap((template) => [
    ...Object.entries(template.findResources('AWS::IAM::ManagedPolicy')),
    ...Object.entries(template.findResources('AWS::IAM::Policy')),
  ]);
  const statements = policies.flatMap(([id, policy]) =>
    (policy['Properties']['PolicyDocument']['Statement'] as Statement[]).map((statement) => ({ id, statement })),
  );

  it('no policy is written into a role, none comes from AWS ready-made', () => {
    expect(policies.length).toBe(9);
    for (const template of [processing, receiving]) {
      template.resourceCountIs('AWS::IAM::Policy', 0);
      for (const role of Object.values(template.findResources('AWS::IAM::Role'))) {
        expect(role['Properties']['ManagedPolicyArns']).toBeUndefined();
        expect(role['Properties']['Policies']).toBeUndefined();
      }
    }
  });

  it('no action holds a wildcard', () => {
    for (const { id, statement } of statements) {
      expect(statement.Effect).toBe('Allow');
      for (const action of list(statement.Action)) expect(action, id).not.toContain('*');
    }
  });

  it('"*" is the resource of one statement only: SES knows none for the active rule set', () => {
    const starred = statements.filter(({ statement }) => list(statement.Resource).includes('*'));
    expect(starred.map(({ statement }) => list(statement.Action))).toEqual([
      ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
    ]);
  });

  it('resources with a wildcard in them are prefixes of our bucket and our schedule group', () => {
    const wild = statements.flatMap(({ statement }) =>
      list(statement.Resource)
        .map((resource) => JSON.stringify(resource))
        .filter((resource) => resource.includes('*') && resource !== '"*"'),
    );
    expect(wild.length).toBeGreaterThan(0);
    for (const resource of wild) {
      expect(resource).toMatch(/MailStoreMails[0-9A-F]+","Arn"\]\},"\/(in|reading|sent)\/\*"|:schedule\/doleance\/\*"/);
    }
  });
});
