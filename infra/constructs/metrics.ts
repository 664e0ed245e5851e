/** Metrics that the use cases count (namespace `Doleance`), as alarms and dashboard name them. A test compares the two. */
export const metrics = {
  mailFiled: 'MailFiled',
  mailIgnored: 'MailIgnored',
  mailQuarantined: 'MailQuarantined',
  letterSent: 'LetterSent',
  sendThrottled: 'SendThrottled',
  sendPaused: 'SendPaused',
  sendRejected: 'SendRejected',
  /** Rows that the sweep found undone. */
  outboxLag: 'OutboxLag',
  mailWithoutRecord: 'MailWithoutRecord',
  /** Overdue cases that nobody was told of, as the daily round found them. */
  overdueUntold: 'OverdueUntold',
  dailyRoundDone: 'DailyRoundDone',
} as const;
