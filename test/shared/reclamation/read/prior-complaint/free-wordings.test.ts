import { describe, expect, it } from 'vitest';
import { priorComplaintOf } from '../../../../../shared/reclamation/read/prior-complaint/prior-complaint.ts';
import { region } from '../regions-of-text.ts';
import { FREE_WORDINGS } from './free-wordings.ts';

describe('a first complaint in free words', () => {
  it.each(FREE_WORDINGS)('%s', (text, mentioned, date, answered) => {
    const read = priorComplaintOf([region(text)], { receivedOn: '2026-11-23', byTelephone: false, forwardedHeads: [] });
    expect({ mentioned: read.mentioned, date: read.date, answered: read.answered }).toEqual({
      mentioned,
      date,
      answered,
    });
  });
});
