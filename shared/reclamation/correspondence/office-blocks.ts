/** What every letter to a citizen tells of its office: who writes, how to answer, what becomes of the data. */
import type { Office } from '../../office/office.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Case } from '../case.ts';
import { type Block, fact, facts, lines, paragraph, section } from './document.ts';
import { fr, typographie } from './typography.ts';

/**
 * The Subject of every letter to the citizen of a case, the same for all of them: Gmail begins a new thread where the
 * Subject changes, whatever References say. What a letter is stands in its title and its first sentence.
 */
export function citizenSubject(file: Case): string {
  return fr`[${file.reference}] ${file.nature === 'complaint' ? 'Votre réclamation' : 'Votre question'}`;
}

/** CRPA R. 112-11-1 2°: the service in charge with its address and telephone. */
export function serviceInCharge(office: Office): Block[] {
  return [
    section('Le service qui suit votre dossier'),
    ...facts(
      fact('Service', office.service),
      fact('Organisme', office.body),
      fact('Courriel', office.address),
      fact('Téléphone', office.telephone),
      fact('Adresse postale', office.postalAddress.join(', ')),
    ),
  ];
}

export function howToReply(file: Case, office: Office, procedure: Procedure): Block[] {
  return [
    section('Comment nous répondre'),
    paragraph(
      fr`Répondez simplement à ce message. Votre réponse rejoint votre dossier ${file.reference}. Laissez cette référence dans l’objet de votre message.`,
    ),
    ...procedure.channels.map((channel) => paragraph(typographie(channel.text))),
    ...(office.otherChannel
      ? [paragraph(fr`Pour vos prochaines demandes, vous pouvez aussi passer par : ${office.otherChannel}.`)]
      : []),
    paragraph(
      fr`Un courriel n’est pas un moyen sûr pour des informations de santé. N’envoyez pas de document médical si nous ne vous le demandons pas.`,
    ),
  ];
}

/** RGPD art. 13, in short; the contact has the full notice. */
export function privacyNotice(office: Office): Block[] {
  return [
    section('Vos données personnelles'),
    paragraph(
      fr`Les informations de votre message servent à traiter votre demande. Organisme responsable : ${office.body}. Seules les personnes qui suivent votre dossier peuvent les lire. Elles sont gardées le temps nécessaire, puis effacées ou archivées comme la loi le prévoit.`,
    ),
    paragraph(
      fr`Vous pouvez demander à voir vos données, à les faire corriger, à en limiter l’usage ou à les faire effacer quand la loi le permet. Écrivez à : ${office.privacyContact}. Vous pouvez aussi adresser une plainte à la CNIL (www.cnil.fr).`,
    ),
  ];
}

/** The signature of short letters, CRPA R. 112-11-1 2° and L. 111-2. */
export function signature(office: Office): Block {
  return lines(
    office.service,
    office.body,
    ...new Set(office.postalAddress.slice(-2)),
    fr`Téléphone : ${office.telephone}`,
    fr`Courriel : ${office.address}`,
  );
}

export function shortReply(file: Case): Block {
  return paragraph(
    fr`Pour nous écrire à ce sujet, répondez simplement à ce message. Référence de votre dossier : ${file.reference}.`,
  );
}
