/** Lines of text growing out of HTML: spaces, line ends and cell marks wait until there is text to set apart. */

const RULE = '_'.repeat(32);

/** Deeper quotes look the same; without a bound each line of a hostile nest would cost its depth. */
const MAX_QUOTE_MARKS = 20;

export class HtmlLines {
  readonly #lines: string[] = [];
  #line: string[] = [];
  #lineEnds = 0;
  #cellPending = false;
  #rowHasText = false;
  #space = false;
  #bullet = '';
  #depth = 0;
  #lineDepth = 0;

  text(value: string, preformatted: boolean): void {
    if (preformatted) {
      const [first = '', ...rest] = value.split(/\r\n|\n|\r/);
      this.#put(first);
      for (const line of rest) {
        this.#lineEnds++;
        this.#put(line);
      }
      return;
    }
    const words = value.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '') return;
    if (words.startsWith(' ')) this.#space = true;
    if (words === ' ') return;
    const trailing = words.endsWith(' ');
    this.#put(words.slice(words.startsWith(' ') ? 1 : 0, trailing ? -1 : undefined));
    this.#space = trailing;
  }

  lineEnd(): void {
    if (!this.#cellPending) this.#lineEnds++;
    this.#space = false;
  }

  /** Sets what follows apart by at least so many line ends. */
  block(lineEnds: number): void {
    if (!this.#cellPending) this.#lineEnds = Math.max(this.#lineEnds, lineEnds);
    this.#space = false;
  }

  row(): void {
    this.#rowHasText = false;
    this.#cellPending = false;
    this.block(1);
  }

  /** A cell stands on the line of the cell before it, whatever blocks either holds. */
  cell(): void {
    if (!this.#rowHasText) return;
    this.#lineEnds = 0;
    this.#space = false;
    this.#cellPending = true;
  }

  cellEnd(): void {
    this.#cellPending = false;
  }

  bullet(mark: string): void {
    this.#bullet = mark;
  }

  rule(): void {
    this.#put(RULE);
    this.block(1);
  }

  quote(change: 1 | -1): void {
    this.#depth = Math.max(0, this.#depth + change);
  }

  finish(): string {
    this.#endLine();
    return this.#lines
      .join('\n')
      .replace(/^\n+/, '')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd();
  }

  #put(text: string): void {
    if (text === '') return;
    if (this.#lineEnds > 0) this.#startLine();
    if (this.#line.length === 0) this.#lineDepth = this.#depth;
    if (this.#cellPending && this.#line.length > 0) this.#line.push(' | ');
    else if (this.#space && this.#line.length > 0) this.#line.push(' ');
    this.#cellPending = false;
    this.#space = false;
    if (this.#bullet !== '') this.#line.push(this.#bullet);
    this.#bullet = '';
    this.#line.push(text);
    this.#rowHasText = true;
  }

  #startLine(): void {
    this.#endLine();
    const blank = '>'.repeat(Math.min(this.#lineDepth, this.#depth, MAX_QUOTE_MARKS));
    for (let count = 1; count < Math.min(this.#lineEnds, 3); count++) this.#lines.push(blank);
    this.#lineEnds = 0;
  }

  #endLine(): void {
    const text = this.#line.join('');
    const marks = '>'.repeat(Math.min(this.#lineDepth, MAX_QUOTE_MARKS));
    this.#lines.push(marks === '' ? text : `${marks} ${text}`);
    this.#line = [];
  }
}
