/**
 * The offices of this deployment: which complaint addresses there are, whose procedure each runs, and who works behind
 * it. This is what cloud ops edit; `checkOffices` refuses a wrong edit at synth and at start, before any mail is lost.
 * The seven below are invented, at the addresses of the embedded stack; postal addresses and the telephone of CPMS
 * are the seeds' own.
 */
import { mailboxOf } from '../identifiers/reply-address.ts';
import { checkOffices } from './check-offices.ts';
import type { Office } from './office.ts';

const cnmss = {
  body: 'Caisse nationale militaire de sécurité sociale',
  staffMailbox: 'agents@cnmss.example',
  supervisor: 'responsable@cnmss.example',
  region: 'metropole',
  privacyContact: 'dpo@cnmss.example',
};

const cpam = {
  body: 'Caisse primaire d’assurance maladie',
  staffMailbox: 'agents@cpam.example',
  supervisor: 'responsable@cpam.example',
  region: 'metropole',
  privacyContact: 'dpo@cpam.example',
};

const cpamStreet = ['1 place de l’Exemple', '75000 EXEMPLE'];

export const offices: readonly Office[] = checkOffices([
  {
    ...cnmss,
    address: 'conciliateur@cnmss.example',
    procedure: 'cnmss-conciliateur',
    referencePrefix: 'CNMSS',
    name: 'CNMSS – Conciliateur',
    service: 'Service de Direction – Mission de Conciliation',
    postalAddress: [
      'Caisse nationale militaire de sécurité sociale',
      'Service de Direction - Mission de Conciliation',
      '247 avenue Jacques Cartier',
      '83090 TOULON CEDEX 9',
    ],
    telephone: '01 99 00 10 01',
    firstStepContact: 'reclamations@cnmss.example',
  },
  {
    ...cpam,
    address: 'conciliateur@cpam.example',
    procedure: 'cpam-conciliateur-2017',
    referencePrefix: 'CPAM',
    name: 'CPAM – Conciliateur',
    service: 'Conciliateur de l’assurance maladie',
    postalAddress: ['CPAM', 'Conciliateur', ...cpamStreet],
    telephone: '01 99 00 20 01',
    firstStepContact: 'reclamations@cpam.example',
  },
  {
    ...cpam,
    address: 'conciliation@cpam.example',
    procedure: 'cpam-conciliation-2007',
    referencePrefix: 'CCPAM',
    name: 'CPAM – Conciliation',
    service: 'Mission de conciliation',
    postalAddress: ['CPAM', 'Mission de conciliation', ...cpamStreet],
    telephone: '01 99 00 20 02',
    firstStepContact: 'reclamations@cpam.example',
  },
  {
    ...cpam,
    address: 'mediateur@cpam.example',
    procedure: 'cpam-mediateur',
    referencePrefix: 'MED',
    name: 'CPAM – Médiateur',
    service: 'Médiateur de l’Assurance maladie',
    postalAddress: ['CPAM', 'Médiateur', ...cpamStreet],
    telephone: '01 99 00 20 03',
    firstStepContact: 'reclamations@cpam.example',
  },
  {
    address: 'reclamations@cpms.example',
    procedure: 'cpms-reclamations',
    referencePrefix: 'CPMS',
    body: 'Centre de Prévoyance Médico-Sociale (CPMS)',
    name: 'CPMS – Réclamations',
    service: 'Service réclamations',
    postalAddress: [
      'CENTRE DE PREVOYANCE MEDICO-SOCIAL',
      'Service réclamations',
      '5, rue Geoffroy Marie',
      '75009 PARIS',
    ],
    telephone: '01 47 70 30 97',
    staffMailbox: 'agents@cpms.example',
    supervisor: 'responsable@cpms.example',
    region: 'metropole',
    privacyContact: 'dpo@cpms.example',
  },
  {
    ...cpam,
    address: 'reclamations@cpam.example',
    procedure: 'caisse-reclamation',
    referencePrefix: 'RCPAM',
    name: 'CPAM – Réclamations',
    service: 'Service réclamations',
    postalAddress: ['CPAM', 'Service réclamations', ...cpamStreet],
    telephone: '01 99 00 20 04',
    nextStepContact: 'conciliateur@cpam.example',
  },
  {
    ...cnmss,
    address: 'reclamations@cnmss.example',
    procedure: 'caisse-reclamation',
    referencePrefix: 'RCNMSS',
    name: 'CNMSS – Réclamations',
    service: 'Service réclamations',
    postalAddress: [
      'Caisse nationale militaire de sécurité sociale',
      'Service réclamations',
      '247 avenue Jacques Cartier',
      '83090 TOULON CEDEX 9',
    ],
    telephone: '01 99 00 10 02',
    nextStepContact: 'conciliateur@cnmss.example',
  },
]);

/**
 * The office that an address belongs to: its complaint address or its intake address, with any +tag, in any case.
 * Null for every other address.
 */
export function officeByAddress(address: string, among: readonly Office[] = offices): Office | null {
  const mailbox = mailboxOf(address);
  return (
    among.find((office) =>
      [office.address, office.intakeAddress ?? office.address].some((own) => mailboxOf(own) === mailbox),
    ) ?? null
  );
}
