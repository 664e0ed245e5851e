/** A mail from the citizen, or from somebody with the case's own token, goes on the case that exists. */
import { frenchDate } from '../calendar/en-francais.ts';
import { civilDate } from '../calendar/paris-time.ts';
import { fragmentText, type Message } from '../mail/message.ts';
import { isMessageId } from '../mail/thread-keys.ts';
import type { CommitResult, Ports } from '../ports.ts';
import { speaksOf } from '../reclamation/awaited-piece.ts';
import type { Case } from '../reclamation/case.ts';
import { decideCitizenMail, stillTakes } from '../reclamation/decide/citizen-mail.ts';
import type { Desk } from '../reclamation/plan.ts';
import { isThanksOnly } from '../reclamation/thanks.ts';
import { commitPlan } from './commit-plan.ts';
import { type Delivery, originalKey } from './delivery.ts';
import { mailParts } from './mail-outcome.ts';
import { openCase } from './open-case.ts';
import { piecesOf } from './pieces.ts';
import { personEntry, proofsOf } from './prior-complaints.ts';
import { readComplaint } from './read-complaint.ts';
import { storeReading } from './reading-object.ts';
import { sealNir } from './seal-nir.ts';

export async function addToCase(
  delivery: Delivery,
  message: Message,
  to: { readonly file: Case; readonly otherParty: string | null },
  desk: Desk,
  ports: Ports,
): Promise<CommitResult> {
  const { file } = to;
  const pieces = piecesOf(message);
  const thanks = pieces.length === 0 && isThanksOnly(fragmentText(message, 'written'));
  // A word of thanks is no new complaint, however late it comes.
  if (!thanks && !stillTakes(file, delivery.receivedAt)) {
    const warning = `Suite du dossier ${file.reference}, clos depuis plus de 30 jours.`;
    return openCase(delivery, message, { linked: [file.reference], warnings: [warning] }, desk, ports);
  }
  const mail = { inboundId: delivery.inboundId, mailbox: delivery.mailbox };
  const { reading, defects } = await readComplaint(delivery, message, delivery.receivedAt, desk, ports);
  const { nir, personKey } = await sealNir(reading.nir, file.reference, desk.procedure, ports.vault);
  await storeReading(mail, message, { receivedAt: delivery.receivedAt, rawKey: originalKey(delivery) }, ports.objects);
  const plan = decideCitizenMail(
    file,
    {
      mail,
      receivedAt: delivery.receivedAt,
      messageId: message.messageId !== null && isMessageId(message.messageId) ? message.messageId : null,
      reading,
      manner: thanks ? 'thanks' : reading.kind === 'empty' ? 'empty' : 'words',
      otherParty: to.otherParty,
      nir: nir.sealed === null ? null : nir,
      attachments: pieces.length,
      speaksOfAwaited: file.waitingFor === null || speaksOf(fragmentText(message, 'written'), file.waitingFor),
      warnings: [
        ...defects,
        ...(await proofTold(personKey, file, desk, ports)),
        ...(reading.nir.status === 'invalid-key' ? ['Le NIR donné a une clé fausse : redemandez-le.'] : []),
      ],
    },
    desk,
  );
  const parts = mailParts(delivery, message, { outcome: 'filed', reason: '', reference: file.reference });
  // The number may have come now, and the case is to be found by it as if it had come with the first mail.
  const taken = plan.changes[0]?.file.nir.sealed === nir.sealed ? personEntry(personKey, file) : {};
  return commitPlan(plan, ports.clock.now(), { ...parts, ...taken }, ports);
}

/** The number that comes late finds the first complaint all the same: staff are told of it. */
async function proofTold(personKey: string | null, file: Case, desk: Desk, ports: Ports): Promise<string[]> {
  if (personKey === null || file.nir.sealed !== null) return [];
  const { provenBy } = await proofsOf(personKey, file.citizen.address, file.receivedAt, desk, ports);
  return provenBy.map(({ reference, receivedAt, answeredAt }) => {
    const answered = answeredAt === null ? 'sans réponse' : `répondue le ${frenchDate(civilDate(answeredAt))}`;
    return `Première réclamation retrouvée par le NIR : ${reference}, reçue le ${frenchDate(civilDate(receivedAt))}, ${answered}.`;
  });
}
