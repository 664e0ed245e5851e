/** Letters above what SES's API v1 carries, up to 40 MB. A module of its own, so that its client is loaded only for them. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { OutgoingMail } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

/** SES's id of the mail. Throws what the client throws. */
export async function sendLarge(
  settings: ClientSettings,
  mail: OutgoingMail,
  configurationSet: string,
  tags: { Name: string; Value: string }[],
): Promise<string | undefined> {
  const client = new SESv2Client(settings);
  const { MessageId } = await client.send(
    new SendEmailCommand({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [...mail.to] },
      Content: { Raw: { Data: mail.raw } },
      ConfigurationSetName: configurationSet,
      EmailTags: tags,
    }),
  );
  return MessageId;
}
