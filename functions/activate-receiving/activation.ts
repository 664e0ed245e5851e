/**
 * Which receipt rule set SES obeys in this account and region. There is one active set for all who receive mail there,
 * and SetActiveReceiptRuleSet replaces it without a word: taking it from another team would silently stop their mail.
 * So: describe first, and change only what is nobody's, or ours, or what one was told to take.
 * CloudFormation has no resource for it (aws-cdk issues 10321 and 28823).
 */
import {
  DescribeActiveReceiptRuleSetCommand,
  type SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';

/** The active set belongs to someone else; nothing was changed. */
export class RuleSetTaken extends Error {
  constructor(active: string, ours: string) {
    super(
      `Receipt rule set "${active}" is active in this account and region, and activating "${ours}" would stop the mail it serves. ` +
        `Nothing was changed. Either deploy to a region or account of its own, or, if "${active}" is no longer needed, ` +
        'deploy again with -c doleance:takeOverActiveRuleSet=true.',
    );
    this.name = 'RuleSetTaken';
  }
}

async function activeRuleSet(ses: SESClient): Promise<string | null> {
  const answer = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  return answer.Metadata?.Name ?? null;
}

/**
 * Makes `ruleSetName` the active set. `previous` is the name it had before a rename, ours as well; `takeOver` allows
 * replacing a set that is not ours.
 * @returns what was active before, null when nothing was.
 * @throws RuleSetTaken when another set is active and `takeOver` is false.
 */
export async function activate(
  ses: SESClient,
  ruleSetName: string,
  options: { readonly previous?: string; readonly takeOver: boolean },
): Promise<string | null> {
  const active = await activeRuleSet(ses);
  if (active === ruleSetName) return active;
  const replaceable = active === null || active === options.previous || options.takeOver;
  if (!replaceable) throw new RuleSetTaken(active, ruleSetName);
  await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: ruleSetName }));
  return active;
}

/**
 * Leaves no set active if `ruleSetName` is; does nothing if another one is, or none.
 * @returns whether it was ours and is now inactive.
 */
export async function deactivate(ses: SESClient, ruleSetName: string): Promise<boolean> {
  if ((await activeRuleSet(ses)) !== ruleSetName) return false;
  await ses.send(new SetActiveReceiptRuleSetCommand({}));
  return true;
}
