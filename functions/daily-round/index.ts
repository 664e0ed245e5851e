import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { dailyRoundHandler } from './handler.ts';

export const handler = dailyRoundHandler(awsPorts(process.env));
