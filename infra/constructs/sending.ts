/** How mail leaves: the configuration set whose events come back to us, and the domains it is sent from. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { SesTopic } from './ses-topic.ts';
import type { WorkQueue } from './work-queue.ts';

export interface SendingProps {
  readonly configurationSetName: string;
  /** Domains of the From addresses, without doubles. */
  readonly domains: readonly string[];
  /** Make the SES identities; else they are taken to be verified in this account and region already. */
  readonly createIdentities: boolean;
  readonly encryptionKey: IKey;
  /** Receives the events. */
  readonly feedback: WorkQueue;
}

export class Sending extends Construct {
  readonly configurationSetName: string;
  readonly configurationSetArn: string;
  readonly identityArns: readonly string[];

  constructor(scope: Construct, id: string, props: SendingProps) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    const arn = (resource: string) => `arn:${partition}:ses:${region}:${account}:${resource}`;
    const set = new ConfigurationSet(this, 'Set', {
      configurationSetName: props.configurationSetName,
      // Citizens' mail servers without TLS exist; a letter that is due goes out all the same.
      tlsPolicy: ConfigurationSetTlsPolicy.OPTIONAL,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSetName = set.configurationSetName;
    this.configurationSetArn = arn(`configuration-set/${props.configurationSetName}`);

    const events = new SesTopic(this, 'Events', {
      encryptionKey: props.encryptionKey,
      target: props.feedback,
      publisher: this.configurationSetArn,
    });
    // SNS and not EventBridge: these events are evidence, and EventBridge is best effort (ses/monitoring-eventbridge).
    const destination = new ConfigurationSetEventDestination(this, 'ToTopic', {
      configurationSet: set,
      destination: EventDestination.snsTopic(events.topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    // SES publishes a test message when the destination is made.
    destination.node.addDependency(events.publishable);

    this.identityArns = props.domains.map((domain) => arn(`identity/${domain}`));
    if (props.createIdentities) for (const domain of props.domains) this.identity(domain, region);
  }

  /** Easy DKIM and a custom MAIL FROM; what DNS must say is an output of the stack. */
  private identity(domain: string, region: string): void {
    const logical = domain.replaceAll(/[^a-z0-9]/g, '-');
    const identity = new EmailIdentity(this, `Identity-${logical}`, {
      identity: Identity.domain(domain),
      // A subdomain used for nothing else, neither sending nor receiving (ses/mail-from).
      mailFromDomain: `retour.${domain}`,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    const records = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `retour.${domain} MX 10 feedback-smtp.${region}.amazonses.com`,
      `retour.${domain} TXT "v=spf1 include:amazonses.com -all"`,
      `_dmarc.${domain} TXT "v=DMARC1; p=quarantine" (if there is none yet)`,
    ];
    new CfnOutput(this, `Dns-${logical}`, { description: `DNS of ${domain}`, value: records.join(' | ') });
  }
}
