import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kmsNirVault } from '../../../../shared/adapters/aws/nir-vault.ts';
import { secretReplyKeys } from '../../../../shared/adapters/aws/reply-keys.ts';
import { json, type Service, startService } from './service.ts';

let aws: Service;
beforeAll(async () => {
  aws = await startService();
});
afterAll(() => aws.stop());

const answer = (body: object) => ({
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});
const nirKey = 'arn:aws:kms:eu-west-3:000000000000:key/0a1b2c3d-0000-4000-8000-000000000001';
const macKey = 'arn:aws:kms:eu-west-3:000000000000:key/9f8e7d6c-0000-4000-8000-000000000002';

describe('a NIR under KMS', () => {
  const vault = () => kmsNirVault({ settings: aws.settings, keyId: nirKey, macKeyId: macKey });

  it('is sealed for its case', async () => {
    aws.answer(() => answer({ CiphertextBlob: Buffer.from('sealed').toString('base64'), KeyId: nirKey }));
    expect(await vault().seal('185057800608491', 'CPMS-7K3Q9F2')).toBe('c2VhbGVk');
    expect(aws.requests[0]?.headers['x-amz-target']).toBe('TrentService.Encrypt');
    expect(json(aws.requests[0])).toEqual({
      KeyId: nirKey,
      Plaintext: 'MTg1MDU3ODAwNjA4NDkx',
      EncryptionContext: { reference: 'CPMS-7K3Q9F2' },
    });
  });

  it('is opened for its case and under its key alone', async () => {
    aws.answer(() => answer({ Plaintext: 'MTg1MDU3ODAwNjA4NDkx', KeyId: nirKey }));
    expect(await vault().open('c2VhbGVk', 'CPMS-7K3Q9F2')).toBe('185057800608491');
    expect(json(aws.requests[0])).toEqual({
      KeyId: nirKey,
      CiphertextBlob: 'c2VhbGVk',
      EncryptionContext: { reference: 'CPMS-7K3Q9F2' },
    });
    aws.answer(() => ({ ...answer({ __type: 'InvalidCiphertextException' }), status: 400 }));
    await expect(vault().open('c2VhbGVk', 'CPMS-2AAAAA0')).rejects.toHaveProperty('name', 'InvalidCiphertextException');
  });

  it('is looked up by a hash that tells the key it was made with', async () => {
    aws.answer(() => answer({ Mac: Buffer.from([0, 255, 16]).toString('base64'), KeyId: macKey }));
    expect(await vault().personKey('185057800608491')).toBe('9f8e7d6c#00ff10');
    expect(aws.requests[0]?.headers['x-amz-target']).toBe('TrentService.GenerateMac');
    expect(json(aws.requests[0])).toEqual({
      KeyId: macKey,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: 'MTg1MDU3ODAwNjA4NDkx',
    });
  });
});

describe('the reply keys in Secrets Manager', () => {
  let now = '2026-11-23T15:00:00.000Z';
  const replyKeys = () =>
    secretReplyKeys({ settings: aws.settings, clock: { now: () => now }, secretId: 'reply-keys' });
  const secret = (fill: number) => Buffer.alloc(32, fill).toString('base64');
  const holding = (value: unknown) =>
    answer({ SecretString: typeof value === 'string' ? value : JSON.stringify(value) });

  it('are read with the previous one, and kept for five minutes', async () => {
    aws.answer(() => holding({ id: '2', secret: secret(2), previous: { id: '1', secret: secret(1) } }));
    const read = replyKeys();
    const keys = { id: '2', secret: new Uint8Array(32).fill(2) };
    expect(await read()).toEqual({ current: keys, previous: { id: '1', secret: new Uint8Array(32).fill(1) } });
    await Promise.all([read(), read()]);
    now = '2026-11-23T15:04:59.999Z';
    await read();
    expect(aws.requests).toHaveLength(1);
    now = '2026-11-23T15:05:00.000Z';
    await read();
    expect(aws.requests).toHaveLength(2);
  });

  it('may be as CloudFormation makes them first: letters and digits, no previous one', async () => {
    const made = 'Abcdefghijklmnopqrstuvwxyz0123456789Abcdefghijklmnopqrstuvwxyz01';
    aws.answer(() => holding({ id: '1', previous: null, secret: made }));
    const { current, previous } = await replyKeys()();
    expect(current.secret).toHaveLength(48);
    expect(previous).toBeNull();
  });

  it('that cannot be read once are asked for again', async () => {
    aws.answer((_, n) =>
      n === 1
        ? { ...answer({ __type: 'InternalServiceError' }), status: 500 }
        : holding({ id: '1', secret: secret(1), previous: null }),
    );
    const read = replyKeys();
    await expect(read()).rejects.toThrow();
    expect((await read()).current.id).toBe('1');
  });

  for (const [what, value, field] of [
    ['no JSON', 'hunter2-not-json', 'not a JSON object'],
    ['a short secret', { id: '1', secret: 'aHVudGVyMg==', previous: null }, 'secret'],
    ['no word on the previous one', { id: '1', secret: Buffer.alloc(32).toString('base64') }, 'previous'],
  ] as const) {
    it(`say which field is wrong for ${what}, and not what stands in it`, async () => {
      aws.answer(() => holding(value));
      const failure = await replyKeys()().catch((error: Error) => error.message);
      expect(failure).toContain(`wrong in: ${field}.`);
      expect(failure).not.toContain('hunter2');
      expect(failure).not.toContain('aHVudGVy');
    });
  }
});
