import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStorage } from '../storage/sqlite/sqlite-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { createKeyRing, type KeyRing } from './key-ring.ts';

const nowMs = Date.parse('2026-03-02T03:00:00Z');
let storage: Storage;
let keys: KeyRing;

beforeEach(async () => {
  storage = createSqliteStorage(':memory:');
  keys = await createKeyRing(storage.keys);
});
afterEach(() => storage.close());

const endOf = (id: string) => keys.list().find((pair) => pair.id === id)?.expiresAtMs;

describe('rotating a pair', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('refuses an overlap of %s, which would never end', async (overlapMs) => {
    const { id } = await keys.create({ name: 'shop', nowMs });
    await expect(keys.rotate(id, nowMs, overlapMs)).rejects.toThrow(RangeError);
    expect(keys.list()).toHaveLength(1);
  });

  it('ends the old one after the overlap', async () => {
    const { id, secret } = await keys.create({ name: 'shop', nowMs });
    await keys.rotate(id, nowMs, 1000);
    expect(keys.authenticate(secret, nowMs + 999)?.kind).toBe('secret');
    expect(keys.authenticate(secret, nowMs + 1000)).toBeUndefined();
  });

  it('gives a pair that ends already no more time', async () => {
    const { id } = await keys.create({ name: 'shop', nowMs });
    await keys.rotate(id, nowMs, 1000);
    await keys.rotate(id, nowMs + 500, 5000);
    expect(endOf(id)).toBe(nowMs + 1000);
  });
});
