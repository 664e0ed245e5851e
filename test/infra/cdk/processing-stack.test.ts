import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { awsPorts } from '../../../shared/adapters/aws/ports.ts';
import { templates } from './stacks.ts';

const { processing } = templates();

type Properties = Template['toJSON'] extends () => { [key: string]: infer Value } ? Record<string, Value> : never;

/** The only resource of a type whose logical id begins so. */
function only(type: string, prefix: string): { readonly id: string; readonly properties: Properties } {
  const found = Object.entries(processing.findResources(type)).filter(([id]) => id.startsWith(prefix));
  expect(found, `${type} ${prefix}…`).toHaveLength(1);
  const [id, resource] = found[0] ?? ['', {}];
  return { id, properties: resource['Properties'] };
}

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

describe('the bucket', () => {
  it('encrypts with the customer key and bucket keys, keeps versions, is closed to the public, and outlives the stack', () => {
    processing.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
            },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        ObjectLockConfiguration: Match.absent(),
      }),
    });
  });

  it('takes raw mails from SES alone, only under in/, only by the rules of our rule set in our account', () => {
    const { id } = only('AWS::S3::Bucket', 'MailStoreMails');
    processing.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'SesStoresMails',
            Effect: 'Allow',
            Action: 's3:PutObject',
            Principal: { Service: 'ses.amazonaws.com' },
            Resource: { 'Fn::Join': ['', [arnOf(id), '/in/*']] },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: {
                'aws:SourceArn': 'arn:aws:ses:eu-west-3:111122223333:receipt-rule-set/doleance:receipt-rule/*',
              },
            },
          },
        ]),
      },
    });
  });

  it('refuses what does not come over TLS', () => {
    const policies = Object.values(processing.findResources('AWS::S3::BucketPolicy'));
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(JSON.stringify(policy)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
    }
  });

  it('lets everything go after six years, old versions after a month, and moves mails to cold storage after three', () => {
    const { properties } = only('AWS::S3::Bucket', 'MailStoreMails');
    expect(properties['LifecycleConfiguration']).toMatchObject({
      Rules: expect.arrayContaining([
        expect.objectContaining({
          ExpirationInDays: 2190,
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          Status: 'Enabled',
        }),
        expect.objectContaining({
          Prefix: 'in/',
          Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
        }),
      ]),
    });
  });

  it('tells the second witness of each raw mail, who looks fifteen minutes later', () => {
    const queue = only('AWS::SQS::Queue', 'WitnessQueue');
    const { properties } = only('AWS::S3::Bucket', 'MailStoreMails');
    expect(properties['NotificationConfiguration']).toEqual({
      QueueConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Queue: arnOf(queue.id),
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
        },
      ],
    });
    expect(queue.properties['DelaySeconds']).toBe(900);
  });
});

describe('the table', () => {
  it('is on demand, protected, recoverable for 35 days, under the customer key, and outlives the stack', () => {
    processing.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            SSESpecification: { KMSMasterKeyId: Match.anyValue() },
          }),
        ],
      }),
    });
  });

  it('has the keys and the four indexes of the design', () => {
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    const index = (name: string) => Match.objectLike({ IndexName: name, KeySchema: keys(`${name}_pk`, `${name}_sk`) });
    processing.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: Match.arrayWith(['due', 'person', 'received', 'undone'].map(index)),
    });
  });
});

describe('the keys', () => {
  it('are three, apart for the NIR, and outlive the stack', () => {
    processing.resourceCountIs('AWS::KMS::Key', 3);
    processing.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    processing.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  });

  it('let each AWS service use the data key in the name of this account only', () => {
    const { properties } = only('AWS::KMS::Key', 'KeysData');
    const statements: { Principal: { Service?: string }; Action: string[]; Condition?: object }[] =
      properties['KeyPolicy']['Statement'];
    const services = statements.filter(({ Principal }) => Principal.Service !== undefined);
    expect(services.map(({ Principal }) => Principal.Service).sort()).toEqual([
      'cloudwatch.amazonaws.com',
      'logs.eu-west-3.amazonaws.com',
      's3.amazonaws.com',
      'scheduler.amazonaws.com',
      'ses.amazonaws.com',
      'sns.amazonaws.com',
    ]);
    for (const statement of services) {
      const logs = statement.Principal.Service === 'logs.eu-west-3.amazonaws.com';
      expect(statement.Condition).toEqual(
        logs
          ? { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-3:111122223333:log-group:*' } }
          : { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      );
      if (!logs) expect(statement.Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
    }
  });

  it('of the NIR are open to no AWS service', () => {
    for (const prefix of ['KeysNir6', 'KeysNirMac']) {
      const { properties } = only('AWS::KMS::Key', prefix);
      expect(JSON.stringify(properties['KeyPolicy'])).not.toContain('Service');
    }
  });
});

describe('the queues', () => {
  const queues = processing.findResources('AWS::SQS::Queue');

  it('are encrypted with the customer key and keep messages for fourteen days', () => {
    expect(Object.keys(queues)).toHaveLength(12);
    for (const [id, { Properties }] of Object.entries(queues)) {
      expect(Properties['KmsMasterKeyId'], id).toEqual(arnOf(only('AWS::KMS::Key', 'KeysData').id));
      expect(Properties['MessageRetentionPeriod'], id).toBe(1_209_600);
    }
  });

  it('refuse what does not come over TLS', () => {
    const guarded = Object.values(processing.findResources('AWS::SQS::QueuePolicy'))
      .filter((policy) => JSON.stringify(policy).includes('{"Bool":{"aws:SecureTransport":"false"}}'))
      .flatMap((policy) => policy['Properties']['Queues'].map((queue: { Ref: string }) => queue.Ref));
    expect(guarded.sort()).toEqual(Object.keys(queues).sort());
  });

  it.each([
    ['Receipts', 120, 6],
    ['Witness', 120, 6],
    ['Outbox', 60, 20],
    ['Due', 60, 6],
    ['Feedback', 60, 6],
  ])(
    '%s hides a message for six times the %d s of its function, and sets it aside after %d attempts',
    (name, timeout, attempts) => {
      const { properties } = only('AWS::SQS::Queue', `${name}Queue`);
      expect(properties['VisibilityTimeout']).toBe(6 * timeout);
      expect(properties['RedrivePolicy']).toEqual({
        deadLetterTargetArn: arnOf(only('AWS::SQS::Queue', `${name}DeadLetters`).id),
        maxReceiveCount: attempts,
      });
    },
  );

  it.each([
    ['Receipts', 'ReceiveMail', 20],
    ['Witness', 'WitnessReceipt', 2],
    ['Outbox', 'DeliverOutbox', 4],
    ['Due', 'FollowDeadline', 5],
    ['Feedback', 'RecordFeedback', 5],
  ])('%s feeds %s, which reports each message alone, %d at once at most', (queue, job, concurrency) => {
    processing.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: arnOf(only('AWS::SQS::Queue', `${queue}Queue`).id),
      FunctionName: { Ref: only('AWS::Lambda::Function', `${job}Function`).id },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: concurrency },
    });
  });
});

describe('what SES publishes', () => {
  it('reaches the queues raw, over encrypted topics, with the dead letters behind the subscription too', () => {
    for (const [topic, queue] of [
      ['ReceivedTopic', 'Receipts'],
      ['SendingEventsTopic', 'Feedback'],
    ] as const) {
      const { id, properties } = only('AWS::SNS::Topic', topic);
      expect(properties['KmsMasterKeyId']).toEqual(arnOf(only('AWS::KMS::Key', 'KeysData').id));
      processing.hasResourceProperties('AWS::SNS::Subscription', {
        TopicArn: { Ref: id },
        Protocol: 'sqs',
        Endpoint: arnOf(only('AWS::SQS::Queue', `${queue}Queue`).id),
        RawMessageDelivery: true,
        RedrivePolicy: { deadLetterTargetArn: arnOf(only('AWS::SQS::Queue', `${queue}DeadLetters`).id) },
      });
    }
  });

  it('may be put by its topic, and by no other, into the queue and into the dead letters behind it', () => {
    for (const [topic, queue] of [
      ['ReceivedTopic', 'Receipts'],
      ['SendingEventsTopic', 'Feedback'],
    ] as const) {
      const { id } = only('AWS::SNS::Topic', topic);
      for (const part of ['Queue', 'DeadLetters']) {
        const target = only('AWS::SQS::Queue', `${queue}${part}`).id;
        processing.hasResourceProperties('AWS::SQS::QueuePolicy', {
          Queues: [{ Ref: target }],
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({
                Effect: 'Allow',
                Action: 'sqs:SendMessage',
                Principal: { Service: 'sns.amazonaws.com' },
                Resource: arnOf(target),
                Condition: { ArnEquals: { 'aws:SourceArn': { Ref: id } } },
              }),
            ]),
          },
        });
      }
    }
  });

  it('is published in the name of our rules and our configuration set only', () => {
    const publish = (source: string) =>
      Match.objectLike({
        Action: 'sns:Publish',
        Principal: { Service: 'ses.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': source } },
      });
    for (const source of [
      'arn:aws:ses:eu-west-3:111122223333:receipt-rule-set/doleance:receipt-rule/*',
      'arn:aws:ses:eu-west-3:111122223333:configuration-set/doleance',
    ]) {
      processing.hasResourceProperties('AWS::SNS::TopicPolicy', {
        PolicyDocument: { Statement: Match.arrayWith([publish(source)]) },
      });
    }
  });

  it('comes from one configuration set, with every event that says what became of a letter', () => {
    processing.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'doleance',
      DeliveryOptions: { TlsPolicy: 'OPTIONAL' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    processing.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure'],
      },
    });
  });
});

describe('deadlines', () => {
  it('are booked under a role that only Scheduler may take, only for our schedule group', () => {
    processing.hasResourceProperties('AWS::Scheduler::ScheduleGroup', { Name: 'doleance' });
    processing.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '111122223333',
                'aws:SourceArn': 'arn:aws:scheduler:eu-west-3:111122223333:schedule-group/doleance',
              },
            },
          },
        ],
      },
    });
  });

  it('go into the deadline queue, or into dead letters of their own', () => {
    processing.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: only('AWS::IAM::Role', 'DeadlinesRole').id }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 'sqs:SendMessage',
            Effect: 'Allow',
            Resource: [
              arnOf(only('AWS::SQS::Queue', 'DeadlinesDropped').id),
              arnOf(only('AWS::SQS::Queue', 'DueQueue').id),
            ],
          },
        ]),
      },
    });
  });
});

describe('the functions', () => {
  const functions = processing.findResources('AWS::Lambda::Function');

  it('are the seven of the design and no helper of a library', () => {
    expect(
      Object.keys(functions)
        .map((id) => id.replace(/Function.*/, ''))
        .sort(),
    ).toEqual([
      'DailyRound',
      'DeliverOutbox',
      'FollowDeadline',
      'ReceiveMail',
      'RecordFeedback',
      'Sweep',
      'WitnessReceipt',
    ]);
  });

  it('run on Node 24 and arm64 and log JSON into an encrypted group that forgets after a year', () => {
    processing.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
    });
    processing.resourceCountIs('AWS::Logs::LogGroup', 7);
    processing.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 365,
      KmsKeyId: arnOf(only('AWS::KMS::Key', 'KeysData').id),
    });
  });

  it('get the names of everything they work with', () => {
    for (const { Properties } of Object.values(functions)) {
      expect(Object.keys(Properties['Environment']['Variables']).sort()).toEqual([
        'BUCKET_NAME',
        'CONFIGURATION_SET',
        'DEADLINE_QUEUE_ARN',
        'NIR_KEY_ID',
        'NIR_MAC_KEY_ID',
        'OUTBOX_QUEUE_URL',
        'REPLY_KEYS_SECRET_ID',
        'SCHEDULE_DLQ_ARN',
        'SCHEDULE_GROUP',
        'SCHEDULE_ROLE_ARN',
        'TABLE_NAME',
      ]);
    }
  });

  it('that run by the clock run alone, and what fails for good is kept', () => {
    const rounds = arnOf(only('AWS::SQS::Queue', 'Rounds').id);
    for (const [job, schedule] of [
      ['Sweep', 'rate(5 minutes)'],
      ['DailyRound', 'cron(0 5 * * ? *)'],
    ] as const) {
      const { id, properties } = only('AWS::Lambda::Function', `${job}Function`);
      expect(properties['ReservedConcurrentExecutions']).toBe(1);
      expect(properties['DeadLetterConfig']).toEqual({ TargetArn: rounds });
      processing.hasResourceProperties('AWS::Events::Rule', {
        ScheduleExpression: schedule,
        State: 'ENABLED',
        Targets: [Match.objectLike({ Arn: arnOf(id) })],
      });
    }
  });
});

it('a row stays claimed for longer than its delivery may take, so that two workers never send it both', () => {
  const { properties } = only('AWS::Lambda::Function', 'DeliverOutboxFunction');
  const { leaseSeconds } = awsPorts({
    AWS_REGION: 'eu-west-3',
    TABLE_NAME: 'cases',
    BUCKET_NAME: 'mails',
    OUTBOX_QUEUE_URL: 'https://sqs.eu-west-3.amazonaws.com/111122223333/outbox',
    DEADLINE_QUEUE_ARN: 'arn:aws:sqs:eu-west-3:111122223333:due',
    SCHEDULE_GROUP: 'doleance',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::111122223333:role/deadlines',
    SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-west-3:111122223333:dropped',
    CONFIGURATION_SET: 'doleance',
    NIR_KEY_ID: 'nir',
    NIR_MAC_KEY_ID: 'mac',
    REPLY_KEYS_SECRET_ID: 'keys',
  });
  expect(properties['Timeout']).toBe(60);
  expect(leaseSeconds).toBeGreaterThan(60);
});

describe('the reply keys', () => {
  it('are made once, under the customer key, in the form that the functions read, and outlive the stack', () => {
    processing.hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        KmsKeyId: arnOf(only('AWS::KMS::Key', 'KeysData').id),
        GenerateSecretString: {
          SecretStringTemplate: '{"id":"1","previous":null}',
          GenerateStringKey: 'secret',
          ExcludePunctuation: true,
          PasswordLength: 64,
        },
      }),
    });
  });
});

describe('identities', () => {
  it('are left alone unless one asks for them', () => {
    processing.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });

  it('are made for each domain on demand, and say what DNS must hold', () => {
    const asked = templates({ processing: { createIdentities: true } }).processing;
    asked.resourceCountIs('AWS::SES::EmailIdentity', 3);
    asked.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'cpms.example',
      MailFromAttributes: { MailFromDomain: 'retour.cpms.example', BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
    });
    const outputs = asked.findOutputs('*', { Description: 'DNS of cpms.example' });
    expect(JSON.stringify(outputs)).toContain('retour.cpms.example MX 10 feedback-smtp.eu-west-3.amazonses.com');
    expect(JSON.stringify(outputs)).toContain('DkimDNSTokenName3');
  });
});

it('names no account, region or office of its own: another deployment shares nothing with this one', () => {
  const other = templates({
    processing: { name: 'essai', env: { region: 'eu-west-1', account: '444455556666' } },
    receiving: { env: { region: 'eu-west-1', account: '444455556666' } },
  }).processing;
  const text = JSON.stringify(other.toJSON());
  expect(text).not.toContain('111122223333');
  expect(text).not.toContain('eu-west-3');
  expect(text).not.toMatch(/"(Name|DashboardName|GroupName)":"doleance"/);
});
