import { describe, expect, it } from 'vitest';
import { asInertFile, isActiveFile } from '../../../shared/mail/active-file.ts';

describe('a file that does something when it is opened', () => {
  it.each([
    ['facture.html', 'text/html'],
    ['facture.HTM', 'application/octet-stream'],
    ['facture.pdf.exe', 'application/pdf'],
    ['logo.svg', 'image/svg+xml'],
    ['réclamation.lnk', 'application/octet-stream'],
    ['certificat.cer', 'application/pkix-cert'],
    ['page.mht', 'multipart/related'],
    ['facture.jpg', 'text/html'],
    ['facture', 'application/xhtml+xml'],
    ['disque.iso', 'application/octet-stream'],
  ])('goes as text: %s (%s)', (name, contentType) => {
    expect(isActiveFile({ name, contentType })).toBe(true);
    const inert = asInertFile({ name, contentType });
    expect(inert).toEqual({ name: `${name}.txt`, contentType: 'text/plain' });
    expect(isActiveFile(inert)).toBe(false);
  });

  it('gets a name where it had none', () => {
    expect(asInertFile({ name: '', contentType: 'text/html' }).name).toBe('sans-nom.txt');
  });

  it.each([
    ['attestation.pdf', 'application/pdf'],
    ['lettre.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['photo.jpg', 'image/jpeg'],
    ['relevé.csv', 'text/csv'],
    ['message.eml', 'message/rfc822'],
    ['invitation.ics', 'text/calendar'],
    ['pieces.zip', 'application/zip'],
    ['exe', 'application/octet-stream'],
  ])('is not a document: %s', (name, contentType) => {
    expect(asInertFile({ name, contentType })).toEqual({ name, contentType });
  });
});
