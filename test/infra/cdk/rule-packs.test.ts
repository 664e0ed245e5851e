import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, type NagPack, NIST80053R5Checks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { deployment } from './stacks.ts';

const packs: [string, () => NagPack][] = [
  ['AwsSolutions', () => new AwsSolutionsChecks()],
  ['HIPAA', () => new HIPAASecurityChecks()],
  ['NIST 800-53 r5', () => new NIST80053R5Checks()],
];

const { app, processing } = deployment({
  processing: { createIdentities: true, alarmEmail: 'astreinte@cpms.example' },
});

it.each(packs)('%s finds nothing that is not accepted with a reason', (_, pack) => {
  const { violations } = pack().validateScope(app);
  expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources])).toEqual([]);
});

it('every accepted finding has a reason of its own, on a resource and never on a stack', () => {
  const accepted = app.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .map(({ data }) => [construct.node.path, data as Record<string, string>] as const),
    );
  expect(accepted.length).toBeGreaterThan(0);
  for (const [path, findings] of accepted) {
    expect(path.split('/').length, path).toBeGreaterThan(1);
    for (const reason of Object.values(findings)) expect(reason.length).toBeGreaterThan(40);
  }
});

it.each(packs)('%s would find a bucket that is not like ours', (_, pack) => {
  const other = deployment();
  new Bucket(other.processing, 'Careless');
  const { violations } = pack().validateScope(other.app);
  expect(violations.length).toBeGreaterThan(0);
});

it('the packs look at the whole of processing', () => {
  expect(processing.node.findAll().length).toBeGreaterThan(200);
});
