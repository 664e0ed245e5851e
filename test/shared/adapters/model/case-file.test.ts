import { describe } from 'vitest';
import { modelTable } from '../../../../shared/adapters/model/table.ts';
import { caseFileContract } from '../case-file.contract.ts';

describe('the case file on the model table', () => {
  caseFileContract(async () => modelTable());
});
