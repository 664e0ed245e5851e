/** The two stacks as a deployment of invented offices would make them, with empty bundles: only their templates are looked at. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Bundles, type FunctionName, functionNames } from '../../../infra/constructs/bundle.ts';
import { ProcessingStack, type ProcessingStackProps } from '../../../infra/processing-stack.ts';
import { ReceivingStack, type ReceivingStackProps } from '../../../infra/receiving-stack.ts';
import type { Office } from '../../../shared/office/office.ts';
import { offices as embeddedOffices } from '../../../shared/office/offices.ts';

/** Directories with a handler that does nothing. */
export function emptyBundles(): Bundles {
  const out = mkdtempSync(join(tmpdir(), 'doleance-bundles-'));
  return Object.fromEntries(
    functionNames.map((name) => {
      const directory = join(out, name);
      mkdirSync(directory);
      writeFileSync(join(directory, 'index.mjs'), `export const handler = async () => '${name}';\n`);
      return [name, { directory, bytesAtStart: 0, bytesOnDemand: 0 }];
    }),
  ) as Record<FunctionName, Bundles[FunctionName]>;
}

export interface Deployment {
  readonly app: App;
  readonly processing: ProcessingStack;
  readonly receiving: ReceivingStack;
}

export function deployment(
  options: {
    readonly offices?: readonly Office[];
    readonly processing?: Partial<ProcessingStackProps>;
    readonly receiving?: Partial<ReceivingStackProps>;
  } = {},
): Deployment {
  // The library's feature flags are those of the real app.
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../cdk.json'), 'utf8'));
  const app = new App({ analyticsReporting: false, context });
  const offices = options.offices ?? embeddedOffices;
  const env = { region: 'eu-west-3', account: '111122223333' };
  const bundles = emptyBundles();
  const processing = new ProcessingStack(app, 'processing', {
    env,
    offices,
    bundles,
    name: 'doleance',
    ...options.processing,
  });
  const receiving = new ReceivingStack(app, 'receiving', {
    env,
    offices,
    activation: bundles['activate-receiving'],
    ruleSetName: processing.ruleSetName,
    mailBucket: processing.mailBucket,
    receiptTopic: processing.receiptTopic,
    alarmTopic: processing.alarmTopic,
    encryptionKey: processing.keys.data,
    ...options.receiving,
  });
  return { app, processing, receiving };
}

export function templates(options: Parameters<typeof deployment>[0] = {}): {
  readonly processing: Template;
  readonly receiving: Template;
} {
  const { processing, receiving } = deployment(options);
  return { processing: Template.fromStack(processing), receiving: Template.fromStack(receiving) };
}
