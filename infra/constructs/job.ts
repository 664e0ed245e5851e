/** One function of the system: Node 24 on arm64, its own role, its own encrypted log, and exactly the rights it is given. */
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type CfnFunction,
  Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Bundle } from './bundle.ts';
import type { Right } from './rights.ts';

export interface JobProps {
  readonly bundle: Bundle;
  readonly description: string;
  readonly encryptionKey: IKey;
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** What it may do besides writing its log and decrypting its queue. */
  readonly rights: readonly Right[];
  readonly logRetention: RetentionDays;
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Never more at once. @default unreserved, shared with the account */
  readonly reservedConcurrency?: number;
  /** Where events go that failed when Lambda itself was asked to run it. @default nowhere: its queue has dead letters */
  readonly deadLetters?: IQueue;
}

export interface WorkProps {
  readonly queue: IQueue;
  readonly batchSize: number;
  /** Lambda's pollers never run more of them at once; at least 2. @default no limit */
  readonly maxConcurrency?: number;
}

export class Job extends Construct {
  readonly lambda: LambdaFunction;
  private readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention,
      encryptionKey: props.encryptionKey,
      // No personal data in it and nothing that the case's timeline lacks.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
    });
    // A managed policy: one that can be read, compared and attached to a test role. CDK's grants would write inline
    // ones, with wider actions than are needed; this role does not take them.
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: props.description,
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        ...props.rights.flatMap((right) => right.statements),
      ],
    });
    for (const { findings } of props.rights) if (findings !== undefined) acknowledge(this.policy, findings);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle.directory),
      description: props.description,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment },
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      ...(props.deadLetters === undefined ? {} : { deadLetterQueue: props.deadLetters }),
    });
    // CDK itself writes the role into DependsOn, which cfn-lint finds superfluous.
    (this.lambda.node.defaultChild as CfnFunction).addMetadata('cfn-lint', { config: { ignore_checks: ['W3005'] } });
    // It cannot run before it may.
    this.lambda.node.addDependency(this.policy);
    if (props.deadLetters !== undefined) this.allow('sqs:SendMessage', props.deadLetters.queueArn);

    const prefixes = ['HIPAA.Security', 'NIST.800.53.R5'];
    const findings: Record<string, string> = {
      LambdaInsideVPC:
        'It speaks only to AWS APIs, with TLS and IAM; there is no network of ours to reach, and a VPC would add endpoints to guard.',
    };
    if (props.reservedConcurrency === undefined) {
      findings['LambdaConcurrency'] =
        'Its concurrency is bounded where it matters, by the event source (maxConcurrency); reserving would take from the other functions.';
    }
    if (props.deadLetters === undefined) {
      findings['LambdaDLQ'] =
        'It is never invoked asynchronously by a service that drops: what fails stays in its queue, or CloudFormation waits for it.';
    }
    for (const prefix of prefixes) {
      acknowledge(
        this.lambda,
        Object.fromEntries(Object.entries(findings).map(([rule, reason]) => [`${prefix}-${rule}`, reason])),
      );
    }
  }

  /** One more right on one resource. */
  allow(action: string, resource: string): void {
    this.policy.addStatements(new PolicyStatement({ actions: [action], resources: [resource] }));
  }

  /** Feeds it from a queue; each message succeeds or fails alone. */
  worksOn(props: WorkProps): void {
    this.policy.addStatements(
      new PolicyStatement({
        actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        resources: [props.queue.queueArn],
      }),
    );
    const mapping = new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: props.queue.queueArn,
      batchSize: props.batchSize,
      reportBatchItemFailures: true,
      ...(props.maxConcurrency === undefined ? {} : { maxConcurrency: props.maxConcurrency }),
    });
    // Lambda checks the right to receive when the mapping is made.
    mapping.node.addDependency(this.policy);
  }
}
