/**
 * The Message-ID that SES gives a mail, as its recipient sees it: `<id@eu-west-3.amazonses.com>`, in us-east-1
 * `<id@email.amazonses.com>` (aws.md § 1, fact 7). Answers and events about the mail bring one form or the other.
 */
export function wireMessageId(id: string, region: string): string {
  return `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
}
