/** Metrics that the use cases count (namespace `Doleance`), as alarms and dashboard name them. A test compares the two. */
export const metrics = {
  mailReceived: 'MailReceived',
  caseOpened: 'CaseOpened',
  mailIgnored: 'MailIgnored',
  mailQuarantined: 'MailQuarantined',
  mailWithoutRecord: 'MailWithoutRecord',
  letterSent: 'LetterSent',
  letterBounced: 'LetterBounced',
  letterRejected: 'LetterRejected',
  spamComplaint: 'SpamComplaint',
  automaticMailHeld: 'AutomaticMailHeld',
  sendThrottled: 'SendThrottled',
  sendPaused: 'SendPaused',
  /** Rows that a sweep put back into the queue, and those that are undone for more than half an hour. */
  outboxSwept: 'OutboxSwept',
  outboxLate: 'OutboxLate',
  /** Cases past a date of which nobody was told, and open cases with nothing booked, as the daily round found them. */
  milestoneMissed: 'MilestoneMissed',
  caseWithoutMilestone: 'CaseWithoutMilestone',
  /** One for each round that ended. */
  dailyRound: 'DailyRound',
} as const;
