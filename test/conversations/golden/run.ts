/** Runs the steps of a conversation through a stack of its own, and writes down what happened, in stable names. */
import { instantOf } from '../../../shared/calendar/paris-time.ts';
import { gmail } from '../clients/gmail.ts';
import { outlook } from '../clients/outlook.ts';
import type { Letter } from '../letter.ts';
import { writer } from '../person.ts';
import { openStack, type Stack } from '../stack.ts';
import type { ConversationFile, Step } from './conversation-file.ts';
import { StableNames } from './stable-names.ts';

export async function run({ preface, steps }: ConversationFile): Promise<string> {
  const [first] = steps;
  if (first === undefined) throw new Error('A conversation has at least one step "<<< M1 · …".');
  const stack = await openStack(
    instant(first.minute),
    steps.flatMap(({ mail }) => (mail === null || mail.to === '' ? [] : [mail.to])),
  );
  try {
    return preface + (await new Run(stack, steps).whole());
  } finally {
    await stack.stop();
  }
}

function instant(minute: string): string {
  const [date = '', time = ''] = minute.split(' ');
  return instantOf(date, time);
}

class Run {
  readonly #stack: Stack;
  readonly #steps: readonly Step[];
  readonly #names = new StableNames();
  readonly #letters = new Map<string, Letter>();
  readonly #references: string[] = [];
  readonly #feet = new Map<string, string>();
  #out = '';

  constructor(stack: Stack, steps: readonly Step[]) {
    this.#stack = stack;
    this.#steps = steps;
  }

  async whole(): Promise<string> {
    let sent = 0;
    for (const step of this.#steps) {
      if ((await this.#stack.now()) < instant(step.minute)) await this.#stack.clock({ to: instant(step.minute) });
      sent = await this.#tellLetters(sent);
      await this.#doStep(step);
      sent = await this.#tellLetters(sent);
    }
    for (const reference of this.#references) await this.#tellCase(reference);
    return this.#out;
  }

  async #doStep({ minute, mail }: Step): Promise<void> {
    if (mail === null) {
      this.#out += `<<< ${minute}\n\n`;
      return;
    }
    const staff = /^(?:agents|responsable)@/.test(mail.from);
    const person = writer(mail.fromName, mail.from, staff ? outlook : gmail);
    const extra = {
      at: instant(minute),
      messageId: `<${mail.name.toLowerCase()}@${mail.from.split('@')[1]}>`,
      attachments: mail.attachments.map((name) => ({
        name,
        type: 'application/octet-stream',
        content: Buffer.from(`octets de ${name}`),
      })),
    };
    const answered = mail.answers === null ? null : this.#letters.get(mail.answers);
    if (answered === undefined) throw new Error(`${mail.name} answers ${mail.answers}, which was not sent.`);
    const row = await this.#stack.hand(
      answered === null
        ? person.write(mail.to, mail.subject, mail.text, extra)
        : person.answer(answered, mail.text, extra),
    );
    this.#names.message(extra.messageId, mail.name);
    if (row.caseReference !== null) this.#known(row.caseReference);
    const lines = [
      `<<< ${mail.name} · ${minute}`,
      `De : ${mail.fromName} <${mail.from}>`,
      ...(mail.answers === null ? [`À : ${mail.to}`, `Objet : ${mail.subject}`] : [`Réponse à : ${mail.answers}`]),
      ...(mail.attachments.length > 0 ? [`Pièces : ${mail.attachments.join(', ')}`] : []),
    ];
    this.#out += `${lines.join('\n')}\n\n${mail.text}\n\n`;
  }

  #known(reference: string): void {
    if (this.#references.includes(reference)) return;
    this.#references.push(reference);
    this.#names.reference(reference);
  }

  async #tellLetters(after: number): Promise<number> {
    const letters = await this.#stack.letters({ after });
    for (const letter of letters.toSorted((a, b) =>
      (a.at.slice(0, 16) + order(a)).localeCompare(b.at.slice(0, 16) + order(b)),
    )) {
      if (letter.reference !== null) this.#known(letter.reference);
      const name = `L${this.#letters.size + 1}`;
      this.#letters.set(name, letter);
      this.#names.message(letter.messageId, name);
      this.#out += this.#names.applied(this.#told(name, letter));
    }
    return after + letters.length;
  }

  #told(name: string, letter: Letter): string {
    const same = letter.kind === 'digest' ? this.#digestLike(name, letter) : null;
    if (same !== null) return `>>> ${name} · ${parisMinute(letter.at)} · digest (comme ${same}, à la date près)\n\n`;
    const lines = [
      `>>> ${name} · ${parisMinute(letter.at)} · ${letter.kind}`,
      `De : ${letter.fromName} <${letter.from}>`,
      `À : ${letter.to}`,
      ...(letter.replyTo === '' ? [] : [`Répondre à : ${letter.replyTo}`]),
      `Objet : ${letter.subject}`,
      ...(letter.inReplyTo === '' ? [] : [`Dans le fil de : ${letter.references.join(', ')}`]),
      ...(letter.attachments.length === 0 ? [] : [`Pièces : ${letter.attachments.map((one) => one.name).join(', ')}`]),
    ];
    return `${lines.join('\n')}\n\n${this.#footTold(name, this.#textOf(letter))}\n\n`;
  }

  /** SES may tell of the acknowledgement's delivery before a notification of the same minute is rendered, or after: either is right. */
  #textOf(letter: Letter): string {
    const text = letter.text.replace(/\u00a0/g, ' ').trim();
    const together = [...this.#letters.values()].some(
      ({ kind, reference, at }) =>
        kind === 'acknowledgement' && reference === letter.reference && at.slice(0, 16) === letter.at.slice(0, 16),
    );
    return together ? text.replace('Accusé de réception : remis le', 'Accusé de réception : envoyé le') : text;
  }

  /** The digest that says the same on another day; null for the first of its kind. */
  #digestLike(name: string, letter: Letter): string | null {
    const list = letter.text.slice(letter.text.indexOf('À suivre'));
    const first = this.#feet.get(list);
    if (first === undefined) this.#feet.set(list, name);
    return first ?? null;
  }

  /** The same foot of letters to staff again and again: told once, then named. */
  #footTold(name: string, text: string): string {
    const at = text.indexOf('\nRépondre à ce message\n---');
    if (at < 0) return text;
    const foot = text.slice(at + 1);
    const first = this.#feet.get(foot);
    if (first === undefined) {
      this.#feet.set(foot, name);
      return text;
    }
    return `${text.slice(0, at + 1)}(Même pied de message que ${first}, mot pour mot.)`;
  }

  async #tellCase(reference: string): Promise<void> {
    const file = await this.#stack.case(reference);
    const lines = [
      `=== Dossier ${reference}`,
      `Procédure : ${file.procedure}`,
      `État : ${file.status}`,
      `Nature : ${file.nature}, ${file.admissibility}`,
      `NIR : ${file.nirMasked ?? 'aucun'}`,
      `Manque : ${file.missing.join(', ') || 'rien'}`,
      '',
      'Échéances',
      ...file.deadlines.map((one) => `- ${one.due} ${one.kind} (${one.state}) : ${one.basis}`),
      ...(file.deadlines.length === 0 ? ['- aucune'] : []),
      '',
      'Chronologie',
      ...inOrder(file.timeline.map((one) => `- ${parisMinute(one.at)} ${one.type} : ${one.summary}`)),
    ];
    this.#out += `${this.#names.applied(lines.join('\n'))}\n\n`;
  }
}

/** SES tells of a letter while the next one leaves: what became of the two of one minute is told letter by letter. */
function inOrder(lines: readonly string[]): readonly string[] {
  const rank = (line: string) => TOLD_TOGETHER.findIndex((pattern) => pattern.test(line));
  const minute = (line: string) => line.slice(0, '- 2026-11-23 16:05'.length);
  const ordered: string[] = [];
  for (const line of lines) {
    let at = ordered.length;
    if (rank(line) >= 0) {
      while (at > 0 && minute(ordered[at - 1] ?? '') === minute(line) && rank(ordered[at - 1] ?? '') > rank(line))
        at -= 1;
    }
    ordered.splice(at, 0, line);
  }
  return ordered;
}

const TOLD_TOGETHER = [/ acknowledged : /, / delivered : L’accusé/, / notified : /, / delivered : La notification/];

/** Letters of one minute leave in no order of their own: citizens first, then by kind. */
function order({ kind, to }: Letter): string {
  const rank = [
    'acknowledgement',
    'answer',
    'citizen-notice',
    'staff-notification',
    'alert',
    'reminder',
    'escalation',
    'digest',
  ];
  return `${rank.indexOf(kind)}${to}`;
}

function parisMinute(at: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
}
