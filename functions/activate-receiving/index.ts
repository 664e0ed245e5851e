/** Wires the custom resource that activates the receipt rule set to SES. */
import { SESClient } from '@aws-sdk/client-ses';
import { activateReceivingHandler } from './handler.ts';

// The control plane of SES takes one request a second: more attempts than the SDK's three.
export const handler = activateReceivingHandler(new SESClient({ maxAttempts: 8 }));
