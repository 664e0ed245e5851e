/** What is asked for, and by when: CRPA R. 112-11-4 wants both. A number is asked for again without being repeated. */
import { frenchDate } from '../../calendar/en-francais.ts';
import type { Procedure } from '../../office/procedure.ts';
import type { Case } from '../case.ts';
import type { MissingPiece } from '../reading.ts';
import { PIECES } from './case-in-french.ts';
import { type Block, list, paragraph, section } from './document.ts';
import { fr, typographie } from './typography.ts';

export function missingPieces(file: Case, procedure: Procedure): Block[] {
  const asked = askedFor(file, procedure);
  if (asked.length === 0) return [];
  const by = file.missingBy ? fr` au plus tard le ${frenchDate(file.missingBy)}` : '';
  return [
    section('Ce qui nous manque'),
    paragraph(fr`Pour bien traiter votre dossier, nous avons besoin de :`),
    ...list(asked.map((piece) => words(piece, file))),
    paragraph(
      fr`C’est à envoyer${by}, en répondant à ce message. Vous pouvez aussi téléphoner ou écrire par courrier. Cela aide à traiter votre dossier plus vite. Une personne le lira dans tous les cas.`,
    ),
  ];
}

/** A number that was written but cannot be relied on is missing too, where the procedure asks for one. */
function askedFor(file: Case, procedure: Procedure): readonly MissingPiece[] {
  const required = procedure.required.some((one) => one.piece === 'nir');
  const unsure = file.nir.status === 'invalid-key' || file.nir.status === 'ambiguous';
  return required && unsure && !file.missing.includes('nir') ? ['nir', ...file.missing] : file.missing;
}

function words(piece: MissingPiece, file: Case): string {
  if (piece === 'nir' && file.nir.status === 'invalid-key') {
    return fr`${PIECES.nir} : celui que vous avez écrit semble contenir une erreur. Recopiez-le, s’il vous plaît, avec ses 15 chiffres`;
  }
  if (piece === 'nir' && file.nir.status === 'ambiguous') {
    return fr`${PIECES.nir} : votre message en contient plusieurs. Dites-nous à qui est chacun, et pour qui vous écrivez`;
  }
  if (piece === 'nir') return fr`${PIECES.nir} (15 chiffres, sur la carte Vitale)`;
  return typographie(PIECES[piece]);
}
