/** Short mails of invented people, as SES stores them: its own header block on top, which the second witness reads. */
import type { Verdicts } from '../../shared/mail/verdicts.ts';

/** Valid key, unused commune. */
export const nir = '1 85 05 78 990 084 59';
/** What must be found nowhere: the number without its key, digits only. */
export const nirDigits = '1850578990084';

export const offices = {
  cpms: 'reclamations@cpms.example',
  cpam: 'reclamations@cpam.example',
  cnmss: 'conciliateur@cnmss.example',
} as const;

export interface Draft {
  readonly from: string;
  /** Envelope recipients, and To. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly headers?: readonly string[];
  /** @default the From address; '' for `<>` */
  readonly envelopeFrom?: string;
  readonly verdicts?: Partial<Verdicts>;
  readonly contentType?: string;
  /** @default drawn from the inbound id */
  readonly messageId?: string;
  /** An instant. @default when it is handed in */
  readonly writtenAt?: string;
}

const passed: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };

/** The mail as it lies in the bucket. */
export function stored(draft: Draft, inboundId: string, at: string): Uint8Array {
  const envelopeFrom = draft.envelopeFrom ?? draft.from;
  const domain = draft.from.slice(draft.from.lastIndexOf('@') + 1);
  const verdicts = { ...passed, ...draft.verdicts };
  const dateOf = (instant: string) => new Date(instant).toUTCString().replace('GMT', '+0000');
  const date = dateOf(at);
  const word = (verdict: string) => verdict.toLowerCase();
  return Buffer.from(
    [
      `Return-Path: <${envelopeFrom}>`,
      `Received: from mx.${domain} (mx.${domain} [192.0.2.7])`,
      ` by inbound-smtp.eu-west-3.amazonaws.com with SMTP id ${inboundId}`,
      ` for ${draft.to[0]};`,
      ` ${date} (UTC)`,
      `X-SES-Spam-Verdict: ${verdicts.spam}`,
      `X-SES-Virus-Verdict: ${verdicts.virus}`,
      'Authentication-Results: amazonses.com;',
      ` spf=${word(verdicts.spf)} (spfCheck) client-ip=192.0.2.7; envelope-from=${envelopeFrom}; helo=mx.${domain};`,
      ` dkim=${word(verdicts.dkim)} header.i=@${domain};`,
      ` dmarc=${word(verdicts.dmarc)} header.from=${domain};`,
      `From: <${draft.from}>`,
      `To: ${draft.to.join(', ')}`,
      `Subject: ${draft.subject}`,
      `Message-ID: ${draft.messageId ?? `<${inboundId}@${domain}>`}`,
      `Date: ${dateOf(draft.writtenAt ?? at)}`,
      'MIME-Version: 1.0',
      `Content-Type: ${draft.contentType ?? 'text/plain; charset=utf-8'}`,
      ...(draft.headers ?? []),
      '',
      draft.text,
      '',
    ].join('\r\n'),
  );
}

/** What SES publishes of it (aws.md § 2.3). */
export function notification(draft: Draft, inboundId: string, objectKey: string, at: string): string {
  const { spam, virus, spf, dkim, dmarc } = { ...passed, ...draft.verdicts };
  return JSON.stringify({
    notificationType: 'Received',
    mail: {
      timestamp: at,
      source: draft.envelopeFrom ?? draft.from,
      messageId: inboundId,
      destination: draft.to,
    },
    receipt: {
      timestamp: at,
      recipients: draft.to,
      spamVerdict: { status: spam },
      virusVerdict: { status: virus },
      spfVerdict: { status: spf },
      dkimVerdict: { status: dkim },
      dmarcVerdict: { status: dmarc },
      action: { type: 'S3', bucketName: 'mails', objectKey },
    },
  });
}

export function complaint(from: string, to: readonly string[], number: number, withNir = true): Draft {
  return {
    from,
    to,
    subject: `Reclamation ${number} : remboursement refuse`,
    text: [
      'Madame, Monsieur,',
      `je conteste le refus de remboursement de mes soins du dossier ${number} et vous demande de le revoir.`,
      ...(withNir ? [`Mon numero de securite sociale : ${nir}.`] : []),
      'Camille Exemple, 12 rue de l Exemple, 75000 Exemple',
    ].join('\r\n'),
  };
}

export function question(from: string, to: readonly string[], number: number): Draft {
  return {
    from,
    to,
    subject: `Question ${number}`,
    text: `Bonjour,\r\nquels sont vos horaires d ouverture au guichet ${number}, s il vous plait ?\r\nMerci d avance,\r\nCamille Exemple`,
  };
}
