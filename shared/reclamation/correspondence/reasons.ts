/** Why a mail or a letter was held, in French. A code without words yet is shown as it is: never hidden. */
import { typographie } from './typography.ts';

const REASONS: Readonly<Record<string, string>> = {
  'sender-forged': 'l’expéditeur n’est pas authentifié (contrôle DMARC, SPF ou DKIM en échec)',
  spam: 'le courriel est classé indésirable',
  virus: 'un virus a été trouvé dans le courriel',
};

export function reasonInFrench(code: string): string {
  return typographie(REASONS[code] ?? code);
}
