import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { deliverOutboxHandler } from './handler.ts';

export const handler = deliverOutboxHandler(awsPorts(process.env));
