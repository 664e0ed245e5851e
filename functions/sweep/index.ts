import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { sweepHandler } from './handler.ts';

export const handler = sweepHandler(awsPorts(process.env));
