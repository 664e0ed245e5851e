/** How to work from the mailbox: what a plain reply does, and the commands. It stands under every letter to staff. */
import { COMMAND_HELP } from '../command.ts';
import { type Block, fact, facts, paragraph, section } from './document.ts';
import { fr, typographie } from './typography.ts';

/** `answer`: a reply goes to the citizen (notifications). `note`: it stays in the house (reminders, alerts…). */
export type PlainReply = 'answer' | 'note';

export function staffFooter(reply: PlainReply): Block[] {
  return [
    section('Répondre à ce message'),
    paragraph(
      reply === 'answer'
        ? fr`Répondre à ce message envoie votre texte au citoyen, depuis l’adresse du service. Le texte cité en dessous n’est pas envoyé.`
        : fr`Votre réponse à ce message est une note interne : rien ne part au citoyen. Pour lui écrire, commencez votre réponse par #repondre.`,
    ),
    paragraph(fr`Pour autre chose, écrivez une commande sur la première ligne de votre réponse :`),
    ...facts(...COMMAND_HELP.map(({ form, does }) => fact(form, typographie(does)))),
  ];
}
