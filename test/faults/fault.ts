/** What can go wrong at one step: a port call of the code under test, or something the world around it does. */

export type Fault =
  /** The call throws and had no effect. */
  | 'fails before'
  /** The call had its effect and throws: a time limit, a lost answer. */
  | 'fails after'
  /** The process is gone before the effect: whatever it had in memory is lost, its messages come back. */
  | 'crash before'
  | 'crash after'
  /** The process was stopped by its time limit, and the effect comes a minute later. */
  | 'late'
  /** Some of it was done, then it throws. */
  | 'partly'
  /** Somebody else changed the case in between. */
  | 'raced'
  /** An index that does not know yet. */
  | 'stale'
  | 'throttled'
  | 'paused'
  | 'rejected'
  | 'lost'
  | 'twice'
  | 'delayed'
  | 'early';

const read: readonly Fault[] = ['fails before', 'crash before'];
const write: readonly Fault[] = ['fails before', 'fails after', 'crash before', 'crash after', 'late'];

/** Every step there is, with every fault that it can have. */
export const faults: Readonly<Record<string, readonly Fault[]>> = {
  'objects.get': read,
  'objects.put': write,
  'objects.erase': write,
  'caseFile.commit': [...write, 'raced'],
  'caseFile.mail': read,
  'caseFile.mailsOf': read,
  'caseFile.quarantined': read,
  'caseFile.behindHandle': read,
  'caseFile.contentHolder': read,
  'caseFile.load': read,
  'caseFile.timeline': read,
  'caseFile.byMessageIds': read,
  'caseFile.casesOfPerson': read,
  'caseFile.row': read,
  'caseFile.undoneRowsOf': read,
  'caseFile.claim': write,
  'caseFile.unclaim': write,
  'caseFile.undoneBefore': [...read, 'stale'],
  'caseFile.dueBefore': [...read, 'stale'],
  'caseFile.withoutMilestone': [...read, 'stale'],
  'caseFile.needingPerson': [...read, 'stale'],
  'caseFile.receivedIn': [...read, 'stale'],
  'caseFile.countAutomaticMail': write,
  'caseFile.stopAutomaticMail': write,
  'sender.send': [...write, 'throttled', 'paused', 'rejected'],
  'schedules.book': write,
  'schedules.cancel': write,
  'vault.seal': read,
  'vault.open': read,
  'vault.personKey': read,
  'vault.replyKeys': read,
  'outboxQueue.enqueue': [...write, 'partly'],
  'outboxQueue.postpone': write,
  /** SNS brings the receipt notification to its queue. */
  'sns.receipt': ['lost', 'twice', 'delayed'],
  /** S3 tells of the new object. */
  's3.created': ['lost', 'twice'],
  /** SES tells what became of a letter. */
  'ses.event': ['lost', 'twice', 'delayed'],
  'scheduler.fire': ['lost', 'twice', 'delayed', 'early'],
  /** A message that was handled is deleted: when that is lost, it comes again. */
  'sqs.delete': ['lost'],
  'clock.sweep': ['lost', 'twice'],
  'clock.round': ['lost', 'twice'],
};

export function faultsOf(step: string): readonly Fault[] {
  const known = faults[step];
  if (known === undefined) throw new Error(`No faults are listed for the step ${step}: add it to the table.`);
  return known;
}

/** An outage, or a fault planned for one step. */
export class Injected extends Error {
  override name = 'Injected';
}
