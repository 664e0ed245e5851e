/** The queues of the deployment as SQS has them: a message received is hidden, comes again unless deleted, and is set aside after too many receives. */

export const queueNames = ['receipts', 'witness', 'outbox', 'due', 'feedback'] as const;
export type QueueName = (typeof queueNames)[number];

/** Hidden six times the function's limit; attempts as deployed (infra/processing-stack.ts). */
const settings: Readonly<Record<QueueName, { readonly hiddenSeconds: number; readonly attempts: number }>> = {
  receipts: { hiddenSeconds: 720, attempts: 6 },
  witness: { hiddenSeconds: 720, attempts: 6 },
  outbox: { hiddenSeconds: 360, attempts: 20 },
  due: { hiddenSeconds: 360, attempts: 6 },
  feedback: { hiddenSeconds: 360, attempts: 6 },
};

export interface Message {
  readonly id: number;
  readonly queue: QueueName;
  readonly body: string;
  /** Milliseconds. */
  visibleAt: number;
  receives: number;
}

export interface Queues {
  send(queue: QueueName, body: string, visibleAt: number): void;
  /** In the order of their sending. */
  visible(now: number): readonly Message[];
  /** Hides it; false when it was received too often, and lies with the dead letters now. */
  receive(message: Message, now: number): boolean;
  remove(id: number): void;
  postpone(id: number, visibleAt: number): void;
  nextVisible(): number | null;
  all(): readonly Message[];
  readonly dead: Message[];
  /** Back to where they came from, as ops do it. */
  redrive(now: number): void;
  copy(): Queues;
}

export function newQueues(from: { messages: readonly Message[]; dead: readonly Message[]; ids: number } | null = null) {
  const waiting = new Map((from?.messages ?? []).map((message) => [message.id, { ...message }]));
  const dead: Message[] = [...(from?.dead ?? [])];
  let ids = from?.ids ?? 0;
  const queues: Queues = {
    send(queue, body, visibleAt) {
      ids += 1;
      waiting.set(ids, { id: ids, queue, body, visibleAt, receives: 0 });
    },
    visible: (now) => [...waiting.values()].filter((message) => message.visibleAt <= now),
    receive(message, now) {
      message.receives += 1;
      const { hiddenSeconds, attempts } = settings[message.queue];
      message.visibleAt = now + hiddenSeconds * 1_000;
      if (message.receives <= attempts) return true;
      waiting.delete(message.id);
      dead.push(message);
      return false;
    },
    remove: (id) => void waiting.delete(id),
    postpone(id, visibleAt) {
      const message = waiting.get(id);
      if (message !== undefined) message.visibleAt = visibleAt;
    },
    nextVisible() {
      let next: number | null = null;
      for (const { visibleAt } of waiting.values()) if (next === null || visibleAt < next) next = visibleAt;
      return next;
    },
    all: () => [...waiting.values()],
    dead,
    redrive(now) {
      for (const { queue, body } of dead.splice(0)) queues.send(queue, body, now);
    },
    copy: () => newQueues({ messages: queues.all(), dead, ids }),
  };
  return queues;
}
