import { describe, expect, it } from 'vitest';
import { isForwardSubject, isReplySubject, stripSubject } from '../../../shared/mail/subject.ts';
import { cpuTime } from './cpu-time.ts';

describe('a Subject', () => {
  it.each([
    ['Re: Refus de cure', 'Refus de cure', 'reply'],
    ['RE : RE : Refus de cure', 'Refus de cure', 'reply'],
    ['Re[2]: Refus', 'Refus', 'reply'],
    ['RE(3): Refus', 'Refus', 'reply'],
    ['Rép : Refus', 'Refus', 'reply'],
    ['Réf : Refus de cure', 'Refus de cure', 'reply'],
    ['AW: WG: Refus', 'Refus', 'reply'],
    ['R: Refus', 'Refus', 'reply'],
    ['SV: Refus', 'Refus', 'reply'],
    ['TR: Refus', 'Refus', 'forward'],
    ['Tr : Refus', 'Refus', 'forward'],
    ['Fwd: Re: Refus', 'Refus', 'forward'],
    ['FW: Refus', 'Refus', 'forward'],
    ['[liste-cpam] Re: [EXT] Refus', 'Refus', 'reply'],
    ['***SPAM*** TR: Refus', 'Refus', 'forward'],
    ['Re:', '', 'reply'],
    ['', '', null],
    ['Réclamation : refus', 'Réclamation : refus', null],
    ['Relance de ma réclamation', 'Relance de ma réclamation', null],
    ['Transport : remboursement refusé', 'Transport : remboursement refusé', null],
    ['RV : impossible d’obtenir un rendez-vous', 'RV : impossible d’obtenir un rendez-vous', null],
    ['Réf : 2026-114, refus', 'Réf : 2026-114, refus', null],
    ['Réf : dossier 12', 'Réf : dossier 12', null],
    ['Traitement refusé: dialyse', 'Traitement refusé: dialyse', null],
  ])('%j says %j', (given, subject, prefix) => {
    expect(stripSubject(given)).toEqual({ subject, prefix });
    expect([isReplySubject(given), isForwardSubject(given)]).toEqual([prefix === 'reply', prefix === 'forward']);
  });

  it('of a million prefixes takes no time', () => {
    expect(cpuTime(() => stripSubject('Re: [a] '.repeat(1_000_000)))).toBeLessThan(500);
  });
});
