/** Thunderbird, in French: format=flowed, a signature below `-- `, forwards in the text. */
import { assembled, type Draft, dateField, encoded, mailbox, parisParts, quotedLines } from './draft.ts';

export function thunderbird(draft: Draft): string {
  const prefix = draft.answered ? 'Re: ' : draft.forwarded ? 'Fwd: ' : '';
  return assembled(
    [
      ...(draft.headers ?? []),
      `Message-ID: ${draft.messageId}`,
      `Date: ${dateField(draft.at)}`,
      'MIME-Version: 1.0',
      'User-Agent: Mozilla Thunderbird',
      `Subject: ${encoded(prefix + draft.subject)}`,
      'Content-Language: fr',
      `To: ${draft.to.join(', ')}`,
      draft.references === undefined ? null : `References: ${draft.references.join('\n ')}`,
      `From: ${mailbox(draft.from)}`,
      draft.inReplyTo === undefined ? null : `In-Reply-To: ${draft.inReplyTo}`,
      'Content-Type: text/plain; charset=UTF-8; format=flowed',
      'Content-Transfer-Encoding: 8bit',
    ],
    body(draft),
  );
}

function body({ text, answered, forwarded, from }: Draft): string {
  if (answered) {
    const { numeric, time } = parisParts(answered.at);
    return `Le ${numeric} à ${time}, ${answered.fromName} a écrit :\n${quotedLines(answered.text)}\n\n${text}\n\n-- \n${from.name}`;
  }
  if (forwarded) {
    const { weekdayShort, day, monthShort, year, time } = parisParts(forwarded.at);
    return `${text}\n\n\n-------- Message transféré --------\nSujet : \t${forwarded.subject}\nDate : \t${weekdayShort} ${day} ${monthShort} ${year} ${time}:12 +0100\nDe : \t${forwarded.fromName} <${forwarded.from}>\nPour : \t${forwarded.to}\n\n\n\n${forwarded.text}`;
  }
  return text;
}
