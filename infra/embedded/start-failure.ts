/** A start that cannot be, for a reason that the person who started it can mend: its message says what and how. */
export class StartFailure extends Error {
  override name = 'StartFailure';
  /** 2 for wrong settings, 1 for a failure. */
  readonly exitStatus: 1 | 2;

  constructor(message: string, exitStatus: 1 | 2 = 1) {
    super(message);
    this.exitStatus = exitStatus;
  }
}
