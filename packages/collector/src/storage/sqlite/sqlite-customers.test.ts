import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProfile } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerFilter, CustomerPlace } from '../console-store.ts';
import type { Storage } from '../storage.ts';
import { createSqliteStorage } from './sqlite-storage.ts';

const atMs = 1_772_420_400_000;

interface Known {
  readonly seenMs?: number;
  readonly traits?: Profile['traits'];
  readonly userIds?: readonly string[];
  readonly orderIds?: readonly string[];
  readonly segments?: readonly string[];
  readonly stage?: Profile['lifecycle']['stage'];
}

function profile(id: string, known: Known = {}): Profile {
  const made = createProfile(id, atMs);
  made.activity.lastSeenAtMs = known.seenMs ?? atMs;
  made.traits = { ...known.traits };
  made.identity.userIds = [...(known.userIds ?? [])];
  made.segments = Object.fromEntries((known.segments ?? []).map((segment) => [segment, atMs]));
  made.lifecycle.stage = known.stage ?? 'attracted';
  made.orders.recent = (known.orderIds ?? []).map((orderId) => ({
    orderId,
    atMs,
    valueMinor: 1,
    currency: 'VND',
    lines: [],
    status: 'placed',
    refundedMinor: 0,
    verified: true,
  }));
  return made;
}

let storage: Storage;
const save = (...profiles: readonly Profile[]) =>
  storage.commit({ profiles: profiles.map((one) => ({ profile: one, position: 1 })) });
const find = async (filter: CustomerFilter) => {
  const found = (await storage.console.customers(filter, 50)).map(({ id }) => id);
  expect(await storage.console.countCustomers(filter)).toBe(found.length);
  return found;
};

describe('a text', () => {
  beforeEach(() => {
    storage = createSqliteStorage(':memory:');
  });
  afterEach(() => storage.close());

  it('finds names without accents, with them, composed or not, in any order', async () => {
    await save(profile('p_lan', { traits: { name: 'Nguyễn Thị Lan' } }), profile('p_duc', { traits: { name: 'Đặng Đức' } }));
    for (const text of ['nguyen', 'NGUYỄN', 'Nguyễn'.normalize('NFD'), 'lan ngu', 'thi', ' nguyên  lan ']) {
      expect([text, await find({ text })]).toEqual([text, ['p_lan']]);
    }
    for (const text of ['dang duc', 'Đặng', 'đưc']) expect([text, await find({ text })]).toEqual([text, ['p_duc']]);
    expect(await find({ text: 'guyen' })).toEqual([]);
    expect(await find({ text: 'lan duc' })).toEqual([]);
  });

  it('finds mail addresses, telephone numbers, user ids, orders and profile ids', async () => {
    await save(
      profile('p_AbCdEf123', {
        traits: { name: 'Lê Mai', email: 'mai.le@shop.example', phone: '+84 901 234 567' },
        userIds: ['KH-0042'],
        orderIds: ['DH-2026-77', 'QN1000500'],
      }),
      profile('p_other', { traits: { name: 'Lê Nam', phone: '0911 222 333' }, userIds: ['KH-0043'], orderIds: ['DH-2026-78'] }),
    );
    await storage.commit({ links: [{ identity: 'a:5f3c-browser', profileId: 'p_AbCdEf123' }] });
    const texts = ['mai.le@', 'MAI.LE@SHOP.EXAMPLE', '0901234567', '0901 234 567', '+84901234', '84901', 'kh-0042', '0042'];
    const more = ['dh-2026-77', 'QN1000500', '1000500', 'p_abcdef', '#AbCdEf', '5f3c', 'mai 1000500', 'le kh-0042'];
    for (const text of [...texts, ...more]) expect([text, await find({ text })]).toEqual([text, ['p_AbCdEf123']]);
    expect((await find({ text: 'le dh-2026' })).sort()).toEqual(['p_AbCdEf123', 'p_other']);
  });

  it.each(['"', '*', 'a"b', 'NOT lan', 'lan OR nam', 'words:lan', '(', "'", '^lan', '%', '\u0000', '-', 'NEAR(lan nam)'])(
    'is text, never a query (%j)',
    async (text) => {
      await save(profile('p_lan', { traits: { name: 'Lan' } }));
      expect(await find({ text })).toEqual(text === '^lan' ? ['p_lan'] : []);
    },
  );

  it('follows what changes, and forgets what goes', async () => {
    await save(profile('p_a', { traits: { name: 'Lan' }, userIds: ['u1'], orderIds: ['DH1', 'DH2'], segments: ['vip', 'new'] }));
    await save(profile('p_a', { traits: { name: 'Hoa' }, userIds: ['u1'], orderIds: ['DH2', 'DH3'], segments: ['vip'] }));
    for (const text of ['lan', 'dh1']) expect(await find({ text })).toEqual([]);
    for (const text of ['hoa', 'dh2', 'dh3', '3']) expect(await find({ text })).toEqual(['p_a']);
    expect([await find({ segment: 'vip' }), await find({ segment: 'new' })]).toEqual([['p_a'], []]);
    await storage.commit({ removedProfiles: ['p_a'] });
    for (const text of ['hoa', 'dh2', 'u1']) expect(await find({ text })).toEqual([]);
    expect(await storage.console.countInSegment('vip')).toBe(0);
  });
});

it('leaves nothing of a person in the file when they go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quen-customers-'));
  try {
    storage = createSqliteStorage(join(folder, 'quen.db'));
    const rest = Array.from({ length: 40 }, (_, nth) => profile(`p_${nth}`, { traits: { name: `Khách ${nth}` } }));
    await save(...rest, profile('p_gone', { traits: { name: 'Xuyenqua' }, userIds: ['zzuser'], orderIds: ['zzorder'] }));
    await storage.commit({ removedProfiles: ['p_gone'] });
    await storage.close();
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1').toLowerCase());
    for (const text of ['xuyenqua', 'zzuser', 'zzorder']) expect(bytes.some((file) => file.includes(text))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('a long list', () => {
  // More than are sorted at once.
  const profiles = Array.from({ length: 3000 }, (_, nth) =>
    profile(`p_${String((nth * 7919) % 3000).padStart(4, '0')}`, {
      seenMs: atMs - Math.floor(nth / 7) * 1000,
      traits: nth % 5 === 0 ? {} : { name: nth % 4 === 0 ? 'Nguyễn Lan' : 'Nguyễn Nam' },
      segments: nth % 3 === 0 ? ['regulars'] : [],
      stage: nth % 10 === 0 ? 'loyal' : 'customer',
    }),
  );

  it.each<[CustomerFilter, (one: Profile) => boolean]>([
    [{}, () => true],
    [{ text: 'nguyen' }, ({ traits }) => traits['name'] !== undefined],
    [{ text: 'nguyen lan' }, ({ traits }) => traits['name'] === 'Nguyễn Lan'],
    [{ stage: 'loyal' }, ({ lifecycle }) => lifecycle.stage === 'loyal'],
    [{ segment: 'regulars' }, ({ segments }) => 'regulars' in segments],
    [
      { text: 'ngu', segment: 'regulars', stage: 'customer' },
      ({ traits, segments, lifecycle }) =>
        traits['name'] !== undefined && 'regulars' in segments && lifecycle.stage === 'customer',
    ],
  ])('has all of %j, newest first, page by page', async (filter, holds) => {
    storage = createSqliteStorage(':memory:');
    await save(...profiles);
    const expected = profiles
      .filter(holds)
      .sort((a, b) => b.activity.lastSeenAtMs - a.activity.lastSeenAtMs || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    const found: string[] = [];
    for (let after: CustomerPlace | undefined; ; ) {
      const page = await storage.console.customers(filter, 250, after);
      found.push(...page.map(({ id }) => id));
      after = page.at(-1);
      if (page.length < 250) break;
    }
    expect(found).toEqual(expected);
    expect(await storage.console.countCustomers(filter)).toBe(expected.length);
    await storage.close();
  });
});
