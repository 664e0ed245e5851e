import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { receiveMailHandler } from './handler.ts';

export const handler = receiveMailHandler(awsPorts(process.env));
