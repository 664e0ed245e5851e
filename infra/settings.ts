/** What ops may set for a deployment, by `-c doleance:NAME=VALUE` or in cdk.json, with its defaults. Offices are data of their own. */
import type { Node } from 'constructs';
import * as z from 'zod';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const settingsSchema = z.strictObject({
  /** Where everything lives; it must be a region in which SES receives mail. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region like eu-west-3')
    .default('eu-west-3'),
  /** Beginning of the stacks' names, so that several deployments can share an account. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, 'up to 30 small letters, digits and hyphens')
    .default('doleance'),
  /** Who is told of alarms. @default nobody: subscribe to the alarm topic yourself */
  alarmEmail: z.email('an address like astreinte@caisse.example').optional(),
  /** Create the SES identities of the offices' domains; false where the domains are verified already. */
  createIdentities: flag.default(false),
  /** Replace another team's active receipt rule set. */
  takeOverActiveRuleSet: flag.default(false),
  /** Deliveries under way at once: the send rate is about three times as many mails a second. Lambda's least is 2. */
  sendConcurrency: count(2, 100).default(4),
  /** Days after which raw mails, readings and sent mails go, whatever their case: the backstop of the daily erasure. */
  mailRetentionDays: count(90, 7300).default(2190),
  logRetentionDays: z.coerce
    .number()
    .refine((days) => [30, 60, 90, 180, 365, 400, 731].includes(days), '30, 60, 90, 180, 365, 400 or 731')
    .default(365),
});

export type Settings = z.output<typeof settingsSchema>;

const prefix = 'doleance:';

/**
 * The settings in the context of an app. Throws one Error that names each wrong or unknown setting, its value and what
 * is allowed: a mistyped name would else be ignored silently.
 */
export function readSettings(node: Node): Settings {
  const context: Record<string, unknown> = node.getAllContext();
  const given = Object.fromEntries(
    Object.entries(context)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
  const settings = settingsSchema.safeParse(given);
  if (settings.success) return settings.data;
  throw new Error(
    settings.error.issues
      .map((issue) =>
        issue.code === 'unrecognized_keys'
          ? `-c ${prefix}${issue.keys.join(`, ${prefix}`)}: no such setting. There are: ${Object.keys(settingsSchema.shape).join(', ')}.`
          : `-c ${prefix}${issue.path.join('.')}=${String(given[String(issue.path[0])])}: give ${issue.message}.`,
      )
      .join('\n'),
  );
}
