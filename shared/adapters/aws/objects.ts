/** The bucket of raw mails, reading objects and sent letters. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Objects } from '../../ports.ts';
import type { ClientSettings } from './client-settings.ts';

/**
 * Whoever may not list the bucket gets "access denied" for a key that is absent, which throws: the functions need
 * `s3:ListBucket` on it to be told "absent", although nothing here lists more than the versions of one key.
 */
export function s3Objects(settings: ClientSettings, bucket: string): Objects {
  const client = new S3Client(settings);
  return {
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return Body ? await Body.transformToByteArray() : new Uint8Array();
      } catch (failure) {
        if (failure instanceof NoSuchKey) return null;
        throw failure;
      }
    },
    async put(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
    },
    async erase(key) {
      for (const version of await versionsOf(client, bucket, key)) {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
      }
    },
  };
}

/** Delete markers are versions as well. A key is the prefix of others, which are not its own. */
async function versionsOf(client: S3Client, bucket: string, key: string): Promise<readonly string[]> {
  const versions: string[] = [];
  let next: { KeyMarker: string; VersionIdMarker: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(client, bucket, key, next);
    const entries = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    for (const { Key, VersionId } of entries) if (Key === key && VersionId) versions.push(VersionId);
    const beyond = entries.some((entry) => entry.Key !== key);
    next =
      page.IsTruncated && !beyond
        ? { KeyMarker: page.NextKeyMarker ?? '', VersionIdMarker: page.NextVersionIdMarker ?? '' }
        : null;
  } while (next);
  return versions;
}

function list(client: S3Client, Bucket: string, Prefix: string, from: object | null) {
  return client.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...from }));
}
