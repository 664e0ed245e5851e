/** Not a failure: the same message is worth handling again after so many seconds (a lease runs, SES throttles). */
export class RetryLater extends Error {
  readonly seconds: number;

  constructor(seconds: number, why: string) {
    super(`Again in ${seconds} s: ${why}`);
    this.seconds = seconds;
  }
}
