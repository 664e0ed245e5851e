/** Whether a mail leaves no doubt about who wrote it. */
import { decodeHeader } from './encoded-word.ts';
import { headerValues, type Message } from './message.ts';
import { domainsAlign } from './verdicts.ts';

/**
 * Whether the From field names one domain only. Where it names two (two fields, two addresses, an address in a comment
 * or in a name), the server that authenticated the mail may have looked at the other one than we do: `From:
 * agents@caisse.example, moi@ailleurs.example` then passes DMARC for ailleurs.example.
 */
export function hasOneAuthor(message: Pick<Message, 'headers' | 'from'>): boolean {
  const fields = headerValues(message, 'from');
  const author = message.from?.address;
  if (fields.length !== 1 || author === undefined) return false;
  const [field = ''] = fields;
  const shown = field.includes('=?') ? decodeHeader(field) : field;
  const domains = [...shown.matchAll(/[@\uff20\ufe6b]\s{0,10}([^\s<>()[\],;:"@\\]{1,255})/g)];
  return domains.every(([, domain = '']) => domainsAlign(domain.replace(/\.+$/, ''), author));
}
