/**
 * CloudFormation's custom resource `Custom::ActiveReceiptRuleSet`: Create and Update activate, Delete deactivates.
 * The resource is identified by the rule set's name, so that a renamed set is a replacement: the new one is activated
 * first, and the Delete that follows for the old name finds that the old one is no longer active and does nothing.
 * Every path answers to the presigned URL: without an answer CloudFormation waits for an hour.
 */
import type { SESClient } from '@aws-sdk/client-ses';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import * as z from 'zod';
import { activate, deactivate } from './activation.ts';

// CloudFormation hands every property over as a string.
const properties = z.object({
  RuleSetName: z.string().min(1),
  TakeOverActiveRuleSet: z.enum(['true', 'false']).default('false'),
});

type Answer =
  | { readonly Status: 'SUCCESS'; readonly Data: Readonly<Record<string, string>> }
  | { readonly Status: 'FAILED'; readonly Reason: string };

async function carryOut(event: CloudFormationCustomResourceEvent, ses: SESClient): Promise<Answer> {
  try {
    if (event.RequestType === 'Delete') {
      const was = await deactivate(ses, event.PhysicalResourceId);
      return { Status: 'SUCCESS', Data: { Deactivated: String(was) } };
    }
    const asked = properties.parse(event.ResourceProperties);
    const before = await activate(ses, asked.RuleSetName, {
      ...(event.RequestType === 'Update' ? { previous: event.PhysicalResourceId } : {}),
      takeOver: asked.TakeOverActiveRuleSet === 'true',
    });
    return { Status: 'SUCCESS', Data: { PreviouslyActive: before ?? '' } };
  } catch (error) {
    return { Status: 'FAILED', Reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The name in the properties, or what CloudFormation remembers when they are unusable. */
function physicalId(event: CloudFormationCustomResourceEvent): string {
  if (event.RequestType === 'Delete') return event.PhysicalResourceId;
  const asked = properties.safeParse(event.ResourceProperties);
  if (asked.success) return asked.data.RuleSetName;
  return event.RequestType === 'Update' ? event.PhysicalResourceId : event.LogicalResourceId;
}

/**
 * The handler of the function.
 * @throws when the answer cannot be delivered, so that Lambda retries the event (it is harmless to repeat).
 */
export function activateReceivingHandler(ses: SESClient): (event: CloudFormationCustomResourceEvent) => Promise<void> {
  return async (event) => {
    const answer = await carryOut(event, ses);
    const response = await fetch(event.ResponseURL, {
      method: 'PUT',
      // S3 signed the URL without a content type: any other value is refused.
      headers: { 'content-type': '' },
      body: JSON.stringify({
        ...answer,
        PhysicalResourceId: physicalId(event),
        StackId: event.StackId,
        RequestId: event.RequestId,
        LogicalResourceId: event.LogicalResourceId,
      }),
    });
    if (!response.ok)
      throw new Error(`CloudFormation's response URL answered ${response.status}; the event will be retried`);
  };
}
