import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { readSettings } from '../../../infra/settings.ts';

const read = (context: Record<string, unknown>) => readSettings(new App({ analyticsReporting: false, context }).node);

it('without any setting everything goes to Paris, under one name', () => {
  expect(read({})).toEqual({
    region: 'eu-west-3',
    name: 'doleance',
    createIdentities: false,
    takeOverActiveRuleSet: false,
    sendConcurrency: 4,
    mailRetentionDays: 2190,
    logRetentionDays: 365,
  });
});

it('takes the strings that the command line gives', () => {
  const settings = read({
    'doleance:region': 'eu-west-1',
    'doleance:sendConcurrency': '10',
    'doleance:takeOverActiveRuleSet': 'true',
    'doleance:alarmEmail': 'astreinte@caisse.example',
  });
  expect(settings).toMatchObject({
    region: 'eu-west-1',
    sendConcurrency: 10,
    takeOverActiveRuleSet: true,
    alarmEmail: 'astreinte@caisse.example',
  });
});

it.each([
  [{ 'doleance:regoin': 'eu-west-1' }, /doleance:regoin: no such setting\. There are: region, name, alarmEmail/],
  [{ 'doleance:region': 'Paris' }, /doleance:region=Paris: give a region like eu-west-3/],
  [{ 'doleance:sendConcurrency': '1' }, /doleance:sendConcurrency=1/],
  [{ 'doleance:alarmEmail': 'astreinte' }, /doleance:alarmEmail=astreinte: give an address like/],
  [{ 'doleance:takeOverActiveRuleSet': 'yes' }, /doleance:takeOverActiveRuleSet=yes/],
])('refuses %j and says what is allowed', (context, message) => {
  expect(() => read(context)).toThrow(message);
});

it('leaves the context of CDK and of others alone', () => {
  expect(() => read({ '@aws-cdk/core:checkSecretUsage': true, other: 1 })).not.toThrow();
});
