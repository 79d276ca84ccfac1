import { expect, test } from 'vitest';
import type { StoredKeyPair } from '../storage/storage.ts';
import { createKeyRing, type KeyRing, type NewKeyPair } from './key-ring.ts';

const hourMs = 3_600_000;

async function ringOf(): Promise<KeyRing> {
  const pairs = new Map<string, StoredKeyPair>();
  return createKeyRing({
    list: async () => [...pairs.values()],
    save: async (pair) => {
      pairs.set(pair.id, pair);
    },
    noteUse: async () => undefined,
    remove: async (id) => {
      pairs.delete(id);
    },
  });
}

async function rotated(ring: KeyRing, { id }: NewKeyPair, nowMs: number): Promise<NewKeyPair> {
  const next = await ring.rotate(id, nowMs, hourMs);
  if (next === undefined || next === 'ending') throw new Error('was not rotated');
  return next;
}

test('a pair that ends or has ended is not rotated again, and stays as it is', async () => {
  const ring = await ringOf();
  const old = await ring.create({ name: 'shop', nowMs: 0 });
  await rotated(ring, old, 0);
  for (const nowMs of [1, 2 * hourMs]) {
    expect(await ring.rotate(old.id, nowMs, hourMs)).toBe('ending');
    expect(ring.list()).toHaveLength(2);
  }
  expect(ring.authenticate(old.secret, 2 * hourMs)).toBeUndefined();
  expect(await ring.rotate('key_none', 0, hourMs)).toBeUndefined();
});

test('tokens of all pairs that work in one line are taken with each of them', async () => {
  const ring = await ringOf();
  const first = await ring.create({ name: 'shop', nowMs: 0 });
  await ring.create({ name: 'other', nowMs: 0 });
  const second = await rotated(ring, first, 0);
  const third = await rotated(ring, second, hourMs / 2);
  const secretsOf = ({ publishable }: NewKeyPair, nowMs: number): readonly string[] => {
    const access = ring.authenticate(publishable, nowMs);
    return access === undefined ? [] : [...ring.tokenSecrets(access.pair, nowMs)].sort();
  };
  const named = (...pairs: NewKeyPair[]): readonly string[] => pairs.map(({ tokenSecret }) => tokenSecret).sort();
  for (const pair of [first, second, third]) expect(secretsOf(pair, hourMs / 2)).toEqual(named(first, second, third));
  expect(secretsOf(third, hourMs)).toEqual(named(second, third));
  expect(secretsOf(third, 2 * hourMs)).toEqual(named(third));
  await ring.revoke(first.id);
  expect(secretsOf(second, hourMs / 2)).toEqual(named(second, third));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])(
  'an overlap of %s, which would never end, is refused',
  async (overlapMs) => {
    const ring = await ringOf();
    const { id } = await ring.create({ name: 'shop', nowMs: 0 });
    await expect(ring.rotate(id, 0, overlapMs)).rejects.toThrow(RangeError);
    expect(ring.list()).toHaveLength(1);
  },
);

test('the old pair works as long as the overlap', async () => {
  const ring = await ringOf();
  const old = await ring.create({ name: 'shop', nowMs: 0 });
  await rotated(ring, old, 0);
  expect(ring.authenticate(old.secret, hourMs - 1)?.kind).toBe('secret');
  expect(ring.authenticate(old.secret, hourMs)).toBeUndefined();
});
