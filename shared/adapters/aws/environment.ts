/** What the functions are told by their environment; CDK sets all of it on each. */
import * as z from 'zod';

const set = z.string('is not set').min(1, 'is empty');
const arn = (service: string) =>
  set.refine((text) => new RegExp(`^arn:[^:]+:${service}:`).test(text), `must be the ARN of something of ${service}`);

const schema = z.object({
  /** Set by Lambda itself. */
  AWS_REGION: set,
  TABLE_NAME: set,
  BUCKET_NAME: set,
  OUTBOX_QUEUE_URL: z.url('must be the URL of a queue'),
  DEADLINE_QUEUE_ARN: arn('sqs'),
  SCHEDULE_GROUP: set,
  SCHEDULE_ROLE_ARN: arn('iam'),
  SCHEDULE_DLQ_ARN: arn('sqs'),
  CONFIGURATION_SET: set,
  NIR_KEY_ID: set,
  NIR_MAC_KEY_ID: set,
  REPLY_KEYS_SECRET_ID: set,
});

export type Environment = z.infer<typeof schema>;

/** Throws one Error that names each variable that is missing or wrong, and what it must be; never its value. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The function's environment is incomplete: ${wrong.join('; ')}. Deploy the processing stack again.`);
}
