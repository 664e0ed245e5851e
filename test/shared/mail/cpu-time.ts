/** Milliseconds of processor time that `work` takes: other programs on the machine do not count, as a clock would let them. */
export function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
