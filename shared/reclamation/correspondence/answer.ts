/** The agent's answer, as a letter of the office: their words, then who writes, the reference, and what comes next. */
import type { Case } from '../case.ts';
import type { LetterInput, Words } from '../letter.ts';
import { enclosed } from './attachments.ts';
import { type Letter, section, title } from './document.ts';
import { citizenSubject, shortReply, signature } from './office-blocks.ts';
import { allRecourses } from './remedies.ts';

export function answer(file: Case, words: Words, { office, procedure }: LetterInput): Letter {
  const complaint = file.nature === 'complaint';
  const heading = complaint ? 'Réponse à votre réclamation' : 'Réponse à votre question';
  return {
    subject: citizenSubject(file),
    blocks: [
      title(heading),
      { type: 'words', text: words.written },
      signature(office),
      ...enclosed(words),
      shortReply(file),
      ...(complaint ? [section('Si cette réponse ne vous convient pas'), ...allRecourses(office, procedure)] : []),
    ],
  };
}
