/** Why a mail or a letter was held, in French. A code without words yet is shown as it is: never hidden. */
import { typographie } from './typography.ts';

const REASONS: Readonly<Record<string, string>> = {
  spam: 'le courriel est classé indésirable',
  virus: 'un virus a été trouvé dans le courriel',
  'sender-forged': 'l’expéditeur n’est pas authentifié (contrôle DMARC, SPF ou DKIM en échec)',
  'no-sender': 'le courriel n’a pas d’expéditeur',
  'no-sender-address': 'le courriel n’a pas d’adresse d’expéditeur',
  'null-envelope-sender': 'le courriel est arrivé sans adresse de retour, comme ceux des machines',
  report: 'le courriel a la forme d’un rapport de messagerie',
  'auto-submitted': 'le courriel se dit envoyé automatiquement',
  'auto-reply-header': 'le courriel porte la marque d’une réponse automatique',
  'auto-response-suppress': 'la messagerie de l’expéditeur demande de ne pas recevoir de réponse automatique',
  'precedence-bulk': 'le courriel porte la marque d’un envoi en nombre',
  'precedence-junk': 'le courriel porte la marque d’un envoi en nombre',
  'precedence-list': 'le courriel porte la marque d’une liste de diffusion',
  'precedence-auto-reply': 'le courriel porte la marque d’une réponse automatique',
  'mailing-list': 'le courriel porte la marque d’une liste de diffusion',
  'loop-header': 'le courriel est déjà passé par un système automatique : risque de boucle',
  'machine-sender': 'l’adresse de l’expéditeur est celle d’une machine (ne-pas-repondre, postmaster…)',
  'staff-token-without-staff': 'l’adresse de réponse réservée aux agents a été utilisée par quelqu’un d’autre',
  'staff-not-authenticated': 'le courriel se dit d’un agent, mais l’expéditeur n’est pas authentifié',
  'staff-without-token': 'le courriel vient d’un agent, mais ne répond à aucun de nos messages',
  'unknown-reference': 'la référence du dossier est inconnue',
  'forward-without-sender': 'courriel transféré par un agent : l’adresse du citoyen n’a pas été trouvée',
  'too-many-automatic-mails': 'trop de courriels automatiques à cette adresse en peu de temps',
  'header-too-large': 'l’en-tête du courriel est trop grand pour être lu',
  'message-too-large': 'le courriel est trop grand',
  'text-too-large': 'le texte du courriel est trop long',
  'too-many-parts': 'le courriel a trop de parties pour être lu',
  'too-many-recipients': 'le courriel a trop de destinataires',
  'too-many-attachments': 'le courriel a trop de pièces jointes',
  'nested-too-deep': 'le courriel contient trop de courriels les uns dans les autres',
  'unreadable-mime': 'le courriel n’a pas pu être lu (forme incorrecte)',
  unreadable: 'le courriel n’a pas pu être lu',
};

/** The words for a reason code, to stand after « Pourquoi : ». */
export function reasonInFrench(code: string): string {
  return Object.hasOwn(REASONS, code) ? typographie(REASONS[code] ?? code) : code;
}
