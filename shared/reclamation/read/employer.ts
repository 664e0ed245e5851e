/** The employer or subscriber of the contract: from labels, legal forms, and what is told of one. */
import type { Region } from './regions.ts';

const EMPLOYER_LABEL =
  /^[\s>*•|-]{0,6}(?:entreprise|soci[ée]t[ée]|employeur|mon employeur|souscripteur(?: du contrat)?|entreprise \/ souscripteur(?: du contrat)?|raison sociale)\s{0,3}(?:[:=|\t]|\s[–-]\s|\n)\s{0,4}([^\n|]{2,80})/imu;
const EMPLOYER_FORM =
  /(?<![\p{L}])((?:ENTREPRISE|SOCIETE|SOCIÉTÉ|ETABLISSEMENTS|ETS|ASSOCIATION|GROUPE|GARAGE|SARL|SASU?|EURL|SA|SCI|SCOP|GIE|SNC|SELARL|EIRL|Ets|[ÉE]tablissements|Soci[ée]t[ée]|Entreprise|Groupe|Association|Cabinet|Transports?|Boulangerie|Restaurant|Garage) [\p{Lu}\d][\p{L}\d&'’.-]*(?: (?:[\p{Lu}\d&][\p{L}\d&'’.-]*|de|du|des|la|le|les|et|d['’][\p{L}]+)){0,6})/u;
const EMPLOYER_TOLD =
  /(?:(?:[Mm]on|[Ss]on|[Nn]otre) employeur|(?<![\p{L}])(?:[Ee]ntreprise|[Ss]oci[ée]t[ée])|salari[ée]e? (?:de|chez|d['’])|employ[ée]e? (?:chez|par|de)|je travaille (?:chez|pour|à|a)|contrat (?:collectif|groupe|d['’]entreprise) (?:de|chez|souscrit par)|mutuelle d['’]entreprise)\s{0,2}(?:,|:|\(|est|se nomme|s['’]appelle|de|chez|la|le|l['’]|soci[ée]t[ée]| ){0,4} {0,2}([\p{Lu}\d][\p{L}\d&'’.-]*(?: (?:[\p{Lu}\d&][\p{L}\d&'’.-]*|de|du|des|la|le|et)){0,5})/u;

/** `Coopérative du Lin (entreprise souscriptrice)`, `Menuiserie Lebreton` on a line of its own. */
const EMPLOYER_TAGGED =
  /^[\s>*•|-]{0,6}([\p{Lu}\d][^\n|(]{1,60}?) {1,2}\((?:l['’])?(?:entreprise |soci[ée]t[ée] )?(?:souscript(?:eur|rice)|employeu(?:r|se)|adh[ée]rente)/mu;
const EMPLOYER_TRADE =
  /^((?:Menuiserie|P[ée]pini[èe]res?|Boucherie|Charcuterie|Plomberie|Ma[çc]onnerie|Coop[ée]rative|Coiffure|Salon|H[ôo]tel|Auberge|Pizzeria|Brasserie|Imprimerie|Scierie|Laiterie|Serrurerie|Carrosserie|[ÉE]lectricit[ée]|Peinture|Couverture|Charpente|Ambulances|Taxis|[ÉE]tude|Ateliers?|Fonderie|Conserveries?|Transit|Logistique|Papeterie|Quincaillerie|Paysagiste|Traiteur|Fleuriste|Librairie) \p{Lu}[\p{L}'’&. -]{1,40})$/mu;

/** The employer or subscriber of the contract; null when none is named. */
export function findEmployer(regions: readonly Region[]): string | null {
  for (const pattern of [EMPLOYER_LABEL, EMPLOYER_TAGGED, EMPLOYER_FORM, EMPLOYER_TOLD, EMPLOYER_TRADE]) {
    for (const region of regions) {
      const found = pattern
        .exec(region.text.slice(0, 100_000))?.[1]
        ?.trim()
        .replace(/[,;.]+$/, '');
      if (found && found.length > 1 && !/^(?:CPAM|CNMSS|CPMS|CGSS|La|Le|Les|Mon|Ma)$/iu.test(found)) return found;
    }
  }
  return null;
}
