import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Objects } from '../../../../shared/adapters/aws/objects.ts';
import type { Objects } from '../../../../shared/ports.ts';
import { type Service, startService } from './service.ts';

let s3: Service;
let objects: Objects;
beforeAll(async () => {
  s3 = await startService();
  objects = s3Objects(s3.settings, 'mails');
});
afterAll(() => s3.stop());

const xml = { 'content-type': 'application/xml' };
const absent = {
  status: 404,
  headers: xml,
  body: '<Error><Code>NoSuchKey</Code><Message>none</Message><Key>k</Key></Error>',
};

describe('an object in S3', () => {
  it('is read byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    s3.answer(() => ({ body: bytes }));
    expect(Buffer.from((await objects.get('in/d6iit')) ?? []).equals(bytes)).toBe(true);
    expect(s3.requests[0]?.path).toBe('/mails/in/d6iit?x-id=GetObject');
  });

  it('of no bytes is empty, not absent', async () => {
    s3.answer(() => ({ body: '' }));
    expect(await objects.get('in/empty')).toEqual(new Uint8Array());
  });

  it('that is absent is null; one that may not be read throws', async () => {
    s3.answer(() => absent);
    expect(await objects.get('in/none')).toBeNull();
    s3.answer(() => ({ status: 403, headers: xml, body: '<Error><Code>AccessDenied</Code></Error>' }));
    await expect(objects.get('in/none')).rejects.toHaveProperty('name', 'AccessDenied');
  });

  it('is written under its key, percent signs and all, with its type', async () => {
    s3.answer(() => ({}));
    await objects.put('sent/CASE%23CPMS-7K3Q9F2/OUT%23000001-0.eml', Buffer.from('From: é'), 'message/rfc822');
    const [put] = s3.requests;
    expect(put?.method).toBe('PUT');
    expect(put?.path).toBe('/mails/sent/CASE%2523CPMS-7K3Q9F2/OUT%2523000001-0.eml?x-id=PutObject');
    expect(put?.headers['content-type']).toBe('message/rfc822');
    expect(put?.body.toString('utf8')).toBe('From: é');
  });

  it('is erased with all its versions and markers, page by page, and no other object', async () => {
    const page = (entries: string, more: string) =>
      `<ListVersionsResult><IsTruncated>${more !== ''}</IsTruncated>${more}${entries}</ListVersionsResult>`;
    s3.answer((request) => {
      if (request.method === 'DELETE') return { status: 204 };
      const first = !request.path.includes('version-id-marker');
      const body = first
        ? page(
            '<Version><Key>in/a</Key><VersionId>v3</VersionId></Version><Version><Key>in/a</Key><VersionId>v2</VersionId></Version>',
            '<NextKeyMarker>in/a</NextKeyMarker><NextVersionIdMarker>v2</NextVersionIdMarker>',
          )
        : page(
            '<DeleteMarker><Key>in/a</Key><VersionId>v1</VersionId></DeleteMarker><Version><Key>in/ab</Key><VersionId>other</VersionId></Version>',
            '<NextKeyMarker>in/ab</NextKeyMarker><NextVersionIdMarker>other</NextVersionIdMarker>',
          );
      return { headers: xml, body };
    });
    await objects.erase('in/a');
    const asked = s3.requests.map(({ method, path }) => {
      const { pathname, searchParams } = new URL(path, 'http://s3.example');
      return `${method} ${pathname} ${searchParams.get('versionId') ?? searchParams.get('prefix')}`;
    });
    expect(asked).toEqual([
      'GET /mails/ in/a',
      'GET /mails/ in/a',
      'DELETE /mails/in/a v3',
      'DELETE /mails/in/a v2',
      'DELETE /mails/in/a v1',
    ]);
  });

  it('that is absent is erased silently', async () => {
    s3.answer(() => ({
      headers: xml,
      body: '<ListVersionsResult><IsTruncated>false</IsTruncated></ListVersionsResult>',
    }));
    await expect(objects.erase('in/none')).resolves.toBeUndefined();
    expect(s3.requests).toHaveLength(1);
  });
});
