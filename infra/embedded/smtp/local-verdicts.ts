/**
 * `X-Local-Verdicts: spam=PASS virus=PASS spf=PASS dkim=PASS dmarc=FAIL` sets what SES would have found (contract.md). It is
 * read from the top header block alone and cut out of it, whatever its case and however it is folded; not one other
 * byte is touched.
 */
import type { Verdicts } from '../../../shared/mail/verdicts.ts';

export interface WithoutVerdicts {
  readonly header: Buffer;
  readonly verdicts: Verdicts;
}

const name = 'x-local-verdicts';
const allPassed: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };
const statement = /\b(spam|virus|spf|dkim|dmarc)\s{0,5}=\s{0,5}(PASS|FAIL|GRAY|PROCESSING_FAILED|DISABLED)\b/gi;

/** `header` is the top header block with its line ends. Of two statements on one verdict the later holds. */
export function takeLocalVerdicts(header: Buffer): WithoutVerdicts {
  const kept: Buffer[] = [];
  let stated = '';
  let dropping = false;
  for (let start = 0; start < header.length; ) {
    const newline = header.indexOf(0x0a, start);
    const end = newline < 0 ? header.length : newline + 1;
    const line = header.subarray(start, end);
    const folded = line[0] === 0x20 || line[0] === 0x09;
    dropping = folded ? dropping : isOurs(line);
    if (dropping) stated += line.toString('latin1');
    else kept.push(line);
    start = end;
  }
  const found = [...stated.matchAll(statement)].map(([, verdict = '', status = '']) => [
    verdict.toLowerCase(),
    status.toUpperCase(),
  ]);
  return { header: Buffer.concat(kept), verdicts: { ...allPassed, ...Object.fromEntries(found) } };
}

function isOurs(line: Buffer): boolean {
  const colon = line.indexOf(0x3a);
  return colon >= name.length && line.toString('latin1', 0, colon).trimEnd().toLowerCase() === name;
}
