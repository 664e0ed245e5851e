import { SESClient } from '@aws-sdk/client-ses';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activateReceivingHandler } from '../../../functions/activate-receiving/handler.ts';
import { type ControlPlane, startControlPlane } from './ses-control-plane.ts';

let plane: ControlPlane;
let handler: (event: CloudFormationCustomResourceEvent) => Promise<void>;

beforeEach(async () => {
  plane = await startControlPlane(['doleance', 'doleance-2', 'newsletter']);
  handler = activateReceivingHandler(
    new SESClient({
      region: 'eu-west-3',
      endpoint: plane.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 8,
    }),
  );
});

afterEach(() => plane.close());

function envelope() {
  return {
    ServiceToken: 'arn:aws:lambda:eu-west-3:111122223333:function:activate',
    ResponseURL: `${plane.url}/presigned?signature=s`,
    StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/receiving/1',
    RequestId: 'request-1',
    LogicalResourceId: 'Active',
    ResourceType: 'Custom::ActiveReceiptRuleSet',
  };
}

function create(ruleSetName: string, takeOver?: 'true' | 'false'): CloudFormationCustomResourceEvent {
  return {
    ...envelope(),
    RequestType: 'Create',
    ResourceProperties: {
      ServiceToken: 't',
      RuleSetName: ruleSetName,
      ...(takeOver === undefined ? {} : { TakeOverActiveRuleSet: takeOver }),
    },
  };
}

function update(from: string, to: string): CloudFormationCustomResourceEvent {
  return {
    ...envelope(),
    RequestType: 'Update',
    PhysicalResourceId: from,
    ResourceProperties: { ServiceToken: 't', RuleSetName: to },
    OldResourceProperties: { ServiceToken: 't', RuleSetName: from },
  };
}

function remove(ruleSetName: string): CloudFormationCustomResourceEvent {
  return {
    ...envelope(),
    RequestType: 'Delete',
    PhysicalResourceId: ruleSetName,
    ResourceProperties: { ServiceToken: 't', RuleSetName: ruleSetName },
  };
}

const lastAnswer = () => plane.answers.at(-1)?.body;

describe('on Create', () => {
  it('activates our rule set where none is active', async () => {
    await handler(create('doleance'));
    expect(plane.active).toBe('doleance');
    expect(lastAnswer()).toEqual({
      Status: 'SUCCESS',
      Data: { PreviouslyActive: '' },
      PhysicalResourceId: 'doleance',
      StackId: 'arn:aws:cloudformation:eu-west-3:111122223333:stack/receiving/1',
      RequestId: 'request-1',
      LogicalResourceId: 'Active',
    });
  });

  it('changes nothing when ours is active already', async () => {
    plane.active = 'doleance';
    await handler(create('doleance'));
    expect(plane.calls).toEqual(['DescribeActiveReceiptRuleSet']);
    expect(lastAnswer()?.['Status']).toBe('SUCCESS');
  });

  it("refuses to take another team's active rule set, and says which and how to go on", async () => {
    plane.active = 'newsletter';
    await handler(create('doleance'));
    expect(plane.active).toBe('newsletter');
    expect(plane.calls).toEqual(['DescribeActiveReceiptRuleSet']);
    expect(lastAnswer()?.['Status']).toBe('FAILED');
    expect(lastAnswer()?.['Reason']).toContain('"newsletter" is active');
    expect(lastAnswer()?.['Reason']).toContain('-c doleance:takeOverActiveRuleSet=true');
  });

  it('takes another rule set over when told so, and says what was active before', async () => {
    plane.active = 'newsletter';
    await handler(create('doleance', 'true'));
    expect(plane.active).toBe('doleance');
    expect(lastAnswer()?.['Data']).toEqual({ PreviouslyActive: 'newsletter' });
  });

  it('fails with the reason of SES when the rule set does not exist', async () => {
    await handler(create('no-such-set'));
    expect(lastAnswer()?.['Status']).toBe('FAILED');
    expect(lastAnswer()?.['Reason']).toContain('no-such-set');
  });

  it('outlasts the one request a second that SES allows', async () => {
    plane.throttle = 2;
    await handler(create('doleance'));
    expect(plane.active).toBe('doleance');
    expect(lastAnswer()?.['Status']).toBe('SUCCESS');
  });

  it('fails, and does not leave CloudFormation waiting, when the property is missing', async () => {
    const event = create('doleance');
    await handler({ ...event, ResourceProperties: { ServiceToken: 't' } });
    expect(lastAnswer()?.['Status']).toBe('FAILED');
    expect(plane.calls).toEqual([]);
  });
});

describe('on Update', () => {
  it('activates the new name, and the Delete of the old one that follows leaves it active', async () => {
    plane.active = 'doleance';
    await handler(update('doleance', 'doleance-2'));
    expect(lastAnswer()?.['PhysicalResourceId']).toBe('doleance-2');
    await handler(remove('doleance'));
    expect(plane.active).toBe('doleance-2');
  });

  it('activates ours again after someone deactivated it', async () => {
    await handler(update('doleance', 'doleance'));
    expect(plane.active).toBe('doleance');
  });

  it('refuses when someone else took over in the meantime', async () => {
    plane.active = 'newsletter';
    await handler(update('doleance', 'doleance'));
    expect(plane.active).toBe('newsletter');
    expect(lastAnswer()?.['Status']).toBe('FAILED');
  });
});

describe('on Delete', () => {
  it('deactivates our rule set', async () => {
    plane.active = 'doleance';
    await handler(remove('doleance'));
    expect(plane.active).toBeNull();
  });

  it("leaves another team's active rule set alone", async () => {
    plane.active = 'newsletter';
    await handler(remove('doleance'));
    expect(plane.active).toBe('newsletter');
    expect(plane.calls).toEqual(['DescribeActiveReceiptRuleSet']);
    expect(lastAnswer()?.['Status']).toBe('SUCCESS');
  });

  it('does nothing when a Create that was refused is rolled back', async () => {
    plane.active = 'newsletter';
    await handler(create('doleance'));
    await handler(remove('doleance'));
    expect(plane.active).toBe('newsletter');
  });
});

it('sends its answer without a content type, as the presigned URL is signed', async () => {
  await handler(create('doleance'));
  expect(plane.answers[0]?.contentType ?? '').toBe('');
});

it('throws when the presigned URL refuses the answer, so that Lambda tries again', async () => {
  plane.responseStatus = 403;
  await expect(handler(create('doleance'))).rejects.toThrow('answered 403');
});
