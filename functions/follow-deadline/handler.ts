import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Ports } from '../../shared/ports.ts';
import { followDeadline } from '../../shared/usecases/follow-deadline.ts';
import { eachRecord } from '../batch.ts';

const booking = z.object({ reference: z.string().min(1), milestoneVersion: z.int().nonnegative() });

/** What a schedule wrote into the deadline queue when it fired. */
export function followDeadlineHandler(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return (event) => eachRecord(event, ports.log, ({ body }) => followDeadline(booking.parse(JSON.parse(body)), ports));
}
