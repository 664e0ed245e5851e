import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { recordFeedbackHandler } from './handler.ts';

export const handler = recordFeedbackHandler(awsPorts(process.env));
