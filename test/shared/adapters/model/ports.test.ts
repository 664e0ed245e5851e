import { beforeEach, describe, expect, it } from 'vitest';
import { type Model, modelPorts } from '../../../../shared/adapters/model/ports.ts';
import { offices } from '../../../../shared/office/offices.ts';

let model: Model;
beforeEach(() => {
  model = modelPorts({ offices, now: '2026-11-23T15:00:00.000Z' });
});

describe('the queue of the model', () => {
  const key = { pk: 'CASE#X', sk: 'OUT#1' };

  it('hides what is received, shows it again after its time, and forgets what is removed', async () => {
    await model.ports.outboxQueue.enqueue([key]);
    const first = model.queue.receive(60);
    expect(first).toMatchObject({ key, received: 1 });
    expect(model.queue.receive(60)).toBeNull();
    expect(model.queue.hiddenUntil()).toEqual(['2026-11-23T15:01:00.000Z']);
    model.setClock('2026-11-23T15:01:00.000Z');
    expect(model.queue.receive(60)).toMatchObject({ received: 2 });
    model.queue.remove(first?.receiptHandle ?? '');
    expect(model.queue.length).toBe(0);
  });

  it('shows a postponed message when it was asked to', async () => {
    await model.ports.outboxQueue.enqueue([key]);
    const { receiptHandle = '' } = model.queue.receive(360) ?? {};
    await model.ports.outboxQueue.postpone(receiptHandle, 30);
    model.setClock('2026-11-23T15:00:29.999Z');
    expect(model.queue.receive(360)).toBeNull();
    model.setClock('2026-11-23T15:00:30.000Z');
    expect(model.queue.receive(360)).toMatchObject({ key, received: 2 });
  });
});

describe('the vault of the model', () => {
  it('opens for the context it was sealed for, and for no other', async () => {
    const { vault } = model.ports;
    const sealed = await vault.seal('185057800608491', 'CPMS-7K3Q9F2');
    expect(sealed).not.toContain('185057800608491');
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('185057800608491');
    expect(await vault.open(sealed, 'CPMS-7K3Q9F2')).toBe('185057800608491');
    await expect(vault.open(sealed, 'CPMS-2AAAAA0')).rejects.toThrow();
  });
});

describe('the model', () => {
  it('is the same again for the same seed, and another for another', async () => {
    const draw = (seed: string) => modelPorts({ offices, now: '2026-11-23T15:00:00.000Z', seed }).ports.randomBytes(40);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    const bytes = model.ports.randomBytes;
    expect(bytes(8)).not.toEqual(bytes(8));
  });

  it('books a schedule once by its name, and keeps objects from being changed', async () => {
    const { schedules, objects } = model.ports;
    const booked = {
      name: 'x-1',
      at: '2027-01-01T00:00:00.000Z',
      reference: 'x',
      milestoneVersion: 1,
      kind: 'reminder',
    };
    await schedules.book(booked);
    await schedules.book({ ...booked, at: '2028-01-01T00:00:00.000Z' });
    expect([...model.schedules.values()]).toEqual([booked]);
    await schedules.cancel('x-1');
    await schedules.cancel('x-1');
    expect(model.schedules.size).toBe(0);
    const bytes = Uint8Array.of(1, 2);
    await objects.put('k', bytes, 'text/plain');
    bytes[0] = 9;
    expect(await objects.get('k')).toEqual(Uint8Array.of(1, 2));
    await objects.erase('k');
    expect(await objects.get('k')).toBeNull();
  });
});
