import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { Office } from '../../../shared/office/office.ts';
import { offices } from '../../../shared/office/offices.ts';
import { templates } from './stacks.ts';

const { receiving } = templates();
const [first] = offices;
if (first === undefined) throw new Error('There is an office in offices.ts.');

describe('the rule set', () => {
  it('takes mail to the intake address of each office, scans it, stores it under in/ and notifies the topic', () => {
    receiving.hasResourceProperties('AWS::SES::ReceiptRuleSet', { RuleSetName: 'doleance' });
    receiving.resourceCountIs('AWS::SES::ReceiptRule', 1);
    receiving.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: {
        Enabled: true,
        Name: 'doleance-1',
        ScanEnabled: true,
        TlsPolicy: 'Optional',
        Recipients: [
          'conciliateur@cnmss.example',
          'conciliateur@cpam.example',
          'conciliation@cpam.example',
          'mediateur@cpam.example',
          'reclamations@cnmss.example',
          'reclamations@cpam.example',
          'reclamations@cpms.example',
        ],
        Actions: [
          {
            S3Action: {
              BucketName: Match.anyValue(),
              ObjectKeyPrefix: 'in/',
              TopicArn: Match.anyValue(),
              // It would encrypt on the client's side, readable in Java and Ruby only.
              KmsKeyArn: Match.absent(),
            },
          },
        ],
      },
    });
  });

  it('names the intake address of an office that keeps its MX, and not the public one', () => {
    const kept: Office = {
      ...first,
      address: 'conciliateur@caisse.example',
      intakeAddress: 'conciliateur@plaintes.caisse.example',
    };
    templates({ offices: [kept] }).receiving.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: { Recipients: ['conciliateur@plaintes.caisse.example'] },
    });
  });

  it('goes over several rules where SES allows five hundred recipients in one', () => {
    const many: Office[] = Array.from({ length: 501 }, (_, n) => ({
      ...first,
      address: `reclamations-${n}@caisse.example`,
    }));
    const rules = Object.values(templates({ offices: many }).receiving.findResources('AWS::SES::ReceiptRule'));
    expect(rules.map((rule) => rule['Properties']['Rule']['Recipients'].length)).toEqual([500, 1]);
  });
});

describe('the activation', () => {
  it('comes after the rules, so that no mail meets half a rule set', () => {
    const rules = Object.keys(receiving.findResources('AWS::SES::ReceiptRule'));
    receiving.hasResource('Custom::ActiveReceiptRuleSet', {
      Properties: Match.objectLike({ RuleSetName: 'doleance', TakeOverActiveRuleSet: 'false' }),
      DependsOn: Match.arrayWith(rules),
    });
  });

  it("takes another team's active rule set only when told so", () => {
    templates({ receiving: { takeOverActiveRuleSet: true } }).receiving.hasResourceProperties(
      'Custom::ActiveReceiptRuleSet',
      { TakeOverActiveRuleSet: 'true' },
    );
  });

  it('is a function of ours on Node 24, without any helper of a library beside it', () => {
    receiving.resourceCountIs('AWS::Lambda::Function', 1);
    receiving.hasResourceProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x', Handler: 'index.handler' });
  });
});

it('alarms when SES cannot store or publish, and when it has given a mail up', () => {
  for (const metric of ['PublishFailure', 'PublishExpired']) {
    receiving.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SES',
      MetricName: metric,
      Dimensions: [{ Name: 'RuleName', Value: 'doleance-1' }],
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmDescription: Match.stringLikeRegexp('SES'),
    });
  }
});
