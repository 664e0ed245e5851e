import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { followDeadlineHandler } from './handler.ts';

export const handler = followDeadlineHandler(awsPorts(process.env));
