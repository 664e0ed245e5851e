/**
 * What to do first, where a last resort is written to too early. It is told kindly and as a way to go: it refuses
 * nothing, and nothing is passed on by itself (domain.md § 8, § 9).
 */
import { frenchDate, frenchPeriod } from '../../calendar/en-francais.ts';
import type { Office } from '../../office/office.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Case } from '../case.ts';
import { DIRECT_CASES } from './case-in-french.ts';
import { type Block, list, notice, paragraph, section } from './document.ts';
import { capital, fr, typographie } from './typography.ts';

export function firstStep(file: Case, office: Office, procedure: Procedure): Block[] {
  if (file.admissibility === 'premature') return tooEarly(file, procedure);
  if (file.admissibility === 'no-prior-complaint') return notYet(office, procedure);
  return [];
}

function tooEarly(file: Case, procedure: Procedure): Block[] {
  const { date } = file.priorComplaint;
  const wait = procedure.silenceThreshold ? frenchPeriod(procedure.silenceThreshold.period) : null;
  return [
    section('La caisse a encore un peu de temps pour vous répondre'),
    paragraph(
      fr`Nous avons compris que vous avez fait une première réclamation à la caisse${date ? fr` le ${frenchDate(date)}` : ''}. C’est bien la première étape.${wait ? fr` La caisse a ${wait} pour répondre avant l’étape suivante.` : ''}`,
    ),
    ...(file.seizableFrom
      ? [
          notice(
            fr`Vous pouvez saisir ${procedure.role} à partir du ${frenchDate(file.seizableFrom)}`,
            fr`À cette date, si la caisse ne vous a pas répondu, répondez simplement à ce message pour nous le dire.`,
            fr`Vous avez déjà une réponse, et elle ne vous convient pas ? Dites-le-nous tout de suite : il n’y a pas à attendre.`,
          ),
        ]
      : []),
    ...staysOpen(),
  ];
}

function notYet(office: Office, procedure: Procedure): Block[] {
  const wait = procedure.silenceThreshold ? fr` pendant ${frenchPeriod(procedure.silenceThreshold.period)}` : '';
  const direct = procedure.directAccess.map((one) => DIRECT_CASES[one.case]);
  return [
    section('Une première étape avant d’écrire à ce service'),
    paragraph(
      fr`${capital(procedure.role)} intervient après une première réclamation à la caisse. Nous n’avons pas trouvé cette première réclamation dans votre message.`,
    ),
    notice(
      fr`Vous avez déjà fait cette réclamation ?`,
      fr`Répondez à ce message : donnez-nous sa date et, si vous l’avez, la réponse de la caisse.`,
    ),
    notice(
      fr`Vous ne l’avez pas encore faite ?`,
      typographie(procedure.firstStep?.text ?? 'Faites d’abord votre réclamation à la caisse.'),
      ...(office.firstStepContact ? [fr`Vous pouvez écrire à : ${office.firstStepContact}.`] : []),
      fr`Ensuite, si la réponse ne vous convient pas, ou si la caisse ne répond pas${wait}, répondez à ce message : nous reprendrons votre dossier.`,
    ),
    ...(direct.length > 0
      ? [paragraph(fr`Cette étape n’est pas nécessaire si votre réclamation concerne :`), ...list(direct)]
      : []),
    ...staysOpen(),
  ];
}

function staysOpen(): Block[] {
  return [
    paragraph(
      fr`Votre dossier reste ouvert et une personne le lira aussi. Nous n’envoyons pas votre message à un autre service sans vous le dire.`,
    ),
  ];
}
