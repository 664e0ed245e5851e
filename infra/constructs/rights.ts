/**
 * What functions may be allowed, one purpose each, so that the list of a function reads like its job. No action is "*",
 * no resource is "*"; where one ends in a wildcard, `findings` accepts it in the rule packs with its reason.
 */
import { type CfnElement, Stack, Token } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { tableDefinition } from '../../shared/adapters/aws/table-definition.ts';

export interface Right {
  readonly statements: readonly PolicyStatement[];
  /** Findings of the rule packs that it causes, with the reason why they are right. @default none */
  readonly findings?: Readonly<Record<string, string>>;
}

function right(actions: readonly string[], resources: readonly string[]): Right {
  return { statements: [new PolicyStatement({ actions: [...actions], resources: [...resources] })] };
}

/** The stored data's key, only through the services that use it: no function can decrypt with it by itself. */
export function useDataKey(key: IKey): Right {
  const { region } = Stack.of(key);
  const services = ['dynamodb', 's3', 'secretsmanager', 'sqs'];
  const statement = new PolicyStatement({
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) } },
  });
  return { statements: [statement] };
}

/** Items and indexes. */
export function readTable(table: TableV2): Right {
  const indexes = tableDefinition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  return right(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn, ...indexes]);
}

/** A transaction needs the right of each action in it. Nothing is ever deleted but by expiry and by operators. */
export function writeTable(table: TableV2): Right {
  return right(['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [table.tableArn]);
}

/** Without `s3:ListBucket` S3 says "access denied" of an absent key, and an erased mail would be an error for ever. */
export function readObjects(bucket: Bucket, prefixes: readonly string[]): Right {
  const read = objects(bucket, prefixes, ['s3:GetObject']);
  const list = right(['s3:ListBucket'], [bucket.bucketArn]);
  return { ...read, statements: [...read.statements, ...list.statements] };
}

export function writeObjects(bucket: Bucket, prefixes: readonly string[]): Right {
  return objects(bucket, prefixes, ['s3:PutObject']);
}

function objects(bucket: Bucket, prefixes: readonly string[], actions: readonly string[]): Right {
  const logicalId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  const finding = (prefix: string) => `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${prefix}*]`;
  const reason = 'Objects are named by the mail or row they belong to; the prefix is the narrowest bound there is.';
  return {
    ...right(
      actions,
      prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    ),
    findings: Object.fromEntries(prefixes.map((prefix) => [finding(prefix), reason])),
  };
}

export function sendTo(queue: IQueue): Right {
  return right(['sqs:SendMessage'], [queue.queueArn]);
}

export function readSecret(secret: Secret): Right {
  return right(['secretsmanager:GetSecretValue'], [secret.secretArn]);
}

/** Seals a NIR and computes its look-up hash; cannot open one. */
export function sealNir(nir: IKey, nirMac: IKey): Right {
  const seal = right(['kms:Encrypt'], [nir.keyArn]);
  const hash = right(['kms:GenerateMac'], [nirMac.keyArn]);
  return { statements: [...seal.statements, ...hash.statements] };
}

/** Sends as the offices' domains, through the one configuration set. `ses:SendEmail` is what SES v2 asks for large mails. */
export function sendMail(identityArns: readonly string[], configurationSetArn: string): Right {
  return right(['ses:SendEmail', 'ses:SendRawEmail'], [...identityArns, configurationSetArn]);
}

/** Books and cancels in the one group, and hands Scheduler the one role. */
export function bookSchedules(group: CfnScheduleGroup, role: IRole): Right {
  const { region, account, partition } = Stack.of(group);
  // As the finding spells it where the account is not known before deployment.
  const owner = Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
  const book = right(
    ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
    [`arn:${partition}:scheduler:${region}:${account}:schedule/${group.name}/*`],
  );
  const pass = new PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [role.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  });
  return {
    statements: [...book.statements, pass],
    findings: {
      [`AwsSolutions-IAM5[Resource::arn:${partition}:scheduler:${region}:${owner}:schedule/${group.name}/*]`]:
        'Schedules are made at run time, one a case, named by its reference; the group bounds them.',
    },
  };
}
