/**
 * A letter from its facts: subject, plain text and HTML of the same words. Pure: the same input is the same letter.
 *
 * What a citizen wrote goes to staff alone. No letter holds a NIR: the words of mails come with theirs masked, and all
 * is masked here once more, so that no other mistake can let one out (C. pén. 226-16-1).
 */
import { maskAll } from '../../identifiers/nir.ts';
import type { Case } from '../case.ts';
import type { LetterInput, RenderedLetter, Words } from '../letter.ts';
import { acknowledgement } from './acknowledgement.ts';
import { alert } from './alert.ts';
import { answer } from './answer.ts';
import { citizenNotice } from './citizen-notice.ts';
import { escalation, reminder } from './deadline-letters.ts';
import { digest } from './digest.ts';
import { type Letter, mapWords } from './document.ts';
import { toHtml } from './html.ts';
import { toPlainText } from './plain-text.ts';
import { staffNotification } from './staff-notification.ts';
import { oneLine, shortened } from './typography.ts';

/** RFC 5322 § 2.1.1 bounds a line at 998; a longer Subject is no longer read by anyone. */
const longestSubject = 200;

/** Throws an Error when the facts are of a kind that needs the case, or a mail's words, and there are none. */
export function renderLetter(input: LetterInput): RenderedLetter {
  const letter = mapWords(letterOf(input), maskAll);
  const subject = shortened(oneLine(letter.subject), longestSubject);
  return { subject, text: toPlainText(letter.blocks), html: toHtml(subject, letter.blocks) };
}

function letterOf(input: LetterInput): Letter {
  const { facts, office, procedure, at } = input;
  switch (facts.kind) {
    case 'acknowledgement':
      return acknowledgement(caseOf(input), office, procedure);
    case 'citizen-notice':
      return citizenNotice(facts.about, caseOf(input), input);
    case 'answer':
      return answer(caseOf(input), wordsOf(input), input);
    case 'staff-notification':
      return staffNotification(facts, caseOf(input), wordsOf(input), input);
    case 'reminder':
      return reminder(facts, caseOf(input), at);
    case 'escalation':
      return escalation(facts, caseOf(input), at);
    case 'alert':
      return alert(facts.about, input);
    case 'digest':
      return digest(facts);
  }
}

function caseOf(input: LetterInput): Case {
  if (input.file === null) throw new Error(`A letter "${input.facts.kind}" is about a case: give its head as "file".`);
  return input.file;
}

function wordsOf(input: LetterInput): Words {
  if (input.words === null)
    throw new Error(`A letter "${input.facts.kind}" carries a mail's words: read them from its reading object.`);
  return input.words;
}
