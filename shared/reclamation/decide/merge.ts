/** `#fusionner`: two cases of one person about one thing become one. */
import type { Case } from '../case.ts';
import { answerDeadline } from '../deadlines.ts';
import { change, type Desk, entry } from '../plan.ts';
import { CommandRefused, type Progress, type StaffMail, settled, step } from './progress.ts';

/** The older case lives on, as deadlines run from the first receipt; the younger one closes and points to it. */
export function merge(progress: Progress, reference: string, mail: StaffMail, desk: Desk): Progress {
  const { file } = progress;
  const other = mail.other;
  const refuse = (reason: string) => new CommandRefused(`#fusionner ${reference}`, reason);
  if (other === null || other.office !== file.office) throw refuse('ce dossier n’existe pas dans ce service');
  if (other.reference === file.reference) throw refuse('c’est le même dossier');
  if (other.mergedInto !== null || file.mergedInto !== null) throw refuse('l’un des deux est déjà fusionné');
  if (other.citizen.address.toLowerCase() !== file.citizen.address.toLowerCase()) {
    throw refuse('les deux dossiers ne sont pas de la même personne (adresses différentes)');
  }
  const [kept, gone] = file.receivedAt <= other.receivedAt ? [file, other] : [other, file];
  const survivor: Case = {
    ...inherit(kept, gone),
    linked: [...kept.linked, gone.reference],
    lastWordAt: mail.at,
    thread: [...new Set([...kept.thread, ...gone.thread])].slice(-20),
  };
  const merged: Case = {
    ...settled(gone, mail, desk),
    status: 'closed',
    closedAt: mail.at,
    closedReason: `fusionné avec ${kept.reference}`,
    mergedInto: kept.reference,
  };
  const keptLine = entry(mail.at, 'merged', `${gone.reference} y est fusionné.`);
  const goneLine = entry(mail.at, 'merged', `Fusionné avec ${kept.reference}, reçu le premier.`);
  const remarks = [
    ...progress.remarks,
    `${gone.reference} est fusionné avec ${kept.reference} ; répondez désormais sous ${kept.reference}.`,
  ];
  return file === kept
    ? {
        ...step(progress, survivor, keptLine),
        remarks,
        others: [...progress.others, change(other, merged, [goneLine], desk)],
      }
    : {
        ...step(progress, merged, goneLine),
        remarks,
        others: [...progress.others, change(other, survivor, [keptLine], desk)],
      };
}

/**
 * No clock is lost in a merge: a complaint makes the survivor one, and what was still to be answered on the younger case
 * stays to be answered on the older one, by the date its own acknowledgement gave.
 */
function inherit(kept: Case, gone: Case): Case {
  const one: Case =
    kept.nature === 'information-request' && gone.nature === 'complaint'
      ? { ...kept, nature: 'complaint', deadlines: gone.deadlines, acknowledgement: gone.acknowledgement }
      : kept;
  const asks = gone.status === 'open' || gone.status === 'waiting';
  if (!asks || kept.status === 'open' || kept.status === 'waiting') return one;
  const owed = answerDeadline(gone.deadlines);
  const added = owed === null || one.deadlines.includes(owed) ? [] : [owed];
  return {
    ...one,
    status: gone.status,
    waitingSince: gone.waitingSince,
    waitingFor: gone.waitingFor,
    answeredAt: null,
    closedAt: null,
    closedReason: null,
    deadlines: [...one.deadlines, ...added],
  };
}
