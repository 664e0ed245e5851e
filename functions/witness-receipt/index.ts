import { awsPorts } from '../../shared/adapters/aws/ports.ts';
import { witnessReceiptHandler } from './handler.ts';

export const handler = witnessReceiptHandler(awsPorts(process.env));
