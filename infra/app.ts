/** The AWS deployment: `npx cdk synth`, `npx cdk deploy --all`. */
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { offices } from '../shared/office/offices.ts';
import { bundleFunctions, sizeTable } from './constructs/bundle.ts';
import { ProcessingStack } from './processing-stack.ts';
import { ReceivingStack } from './receiving-stack.ts';
import { readSettings } from './settings.ts';

const root = join(import.meta.dirname, '..');
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app), new NIST80053R5Checks(app));

const settings = readSettings(app.node);
const bundles = await bundleFunctions(root, join(app.outdir, 'functions'));
// Standard output is the template's.
console.error(sizeTable(bundles));

const account = process.env['CDK_DEFAULT_ACCOUNT'];
const shared = {
  env: { region: settings.region, ...(account === undefined ? {} : { account }) },
  offices,
  logRetentionDays: settings.logRetentionDays,
};

const processing = new ProcessingStack(app, `${settings.name}-processing`, {
  ...shared,
  description: 'Complaints by mail: reading, cases, letters, deadlines',
  bundles,
  name: settings.name,
  createIdentities: settings.createIdentities,
  sendConcurrency: settings.sendConcurrency,
  mailRetentionDays: settings.mailRetentionDays,
  ...(settings.alarmEmail === undefined ? {} : { alarmEmail: settings.alarmEmail }),
});

new ReceivingStack(app, `${settings.name}-receiving`, {
  ...shared,
  description: 'Complaints by mail: the receipt rules of SES',
  activation: bundles['activate-receiving'],
  ruleSetName: processing.ruleSetName,
  mailBucket: processing.mailBucket,
  receiptTopic: processing.receiptTopic,
  alarmTopic: processing.alarmTopic,
  encryptionKey: processing.keys.data,
  takeOverActiveRuleSet: settings.takeOverActiveRuleSet,
});
