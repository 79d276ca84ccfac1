import { createProfile } from '@quen/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredMember } from '../console-store.ts';
import { newRejected } from '../rejected.contract.ts';
import type { Storage } from '../storage.ts';
import { createSqliteStorage } from './sqlite-storage.ts';

const atMs = 1_772_420_400_000;
const member = (id: string, changes: Partial<StoredMember> = {}): StoredMember => ({
  id,
  name: id,
  email: `${id}@shop.example`,
  role: 'viewer',
  passwordHash: null,
  createdAtMs: atMs,
  lastSeenAtMs: null,
  ...changes,
});

let storage: Storage;
beforeEach(() => {
  storage = createSqliteStorage(':memory:');
});
afterEach(() => storage.close());

describe('members', () => {
  it('have a mail address of their own', async () => {
    expect(await storage.console.saveMember(member('m1'))).toBe(true);
    expect(await storage.console.saveMember(member('m2', { email: 'm1@shop.example' }))).toBe(false);
    expect(await storage.console.saveMember(member('m2'))).toBe(true);
    expect(await storage.console.saveMember(member('m2', { email: 'm1@shop.example' }))).toBe(false);
    expect(await storage.console.saveMember(member('m2', { role: 'owner' }))).toBe(true);
    expect(await storage.console.members()).toEqual([member('m1'), member('m2', { role: 'owner' })]);
  });

  it('change in part, but never come back that way once they are gone', async () => {
    await storage.console.saveMember(member('m1', { passwordHash: 'old' }));
    await storage.console.touchMember('m1', atMs + 1);
    expect(await storage.console.setRole('m1', 'support')).toBe(true);
    expect(await storage.console.setPassword('m1', 'new', 'another')).toBe(false);
    expect(await storage.console.setPassword('m1', 'new', 'old')).toBe(true);
    expect(await storage.console.members()).toEqual([
      member('m1', { role: 'support', passwordHash: 'new', lastSeenAtMs: atMs + 1 }),
    ]);
    await storage.console.removeMember('m1');
    await storage.console.touchMember('m1', atMs + 2);
    expect(await storage.console.setRole('m1', 'owner')).toBe(false);
    expect(await storage.console.setPassword('m1', 'newer', 'new')).toBe(false);
    expect(await storage.console.members()).toEqual([]);
  });

  it('are never left without an owner who has been here', async () => {
    for (const id of ['m1', 'm2']) await storage.console.saveMember(member(id, { role: 'owner', passwordHash: 'set' }));
    await storage.console.saveMember(member('m3', { role: 'owner' }));
    expect(await Promise.all(['m1', 'm2'].map((id) => storage.console.setRole(id, 'viewer')))).toEqual([true, false]);
    expect(await storage.console.removeMember('m2')).toBe(false);
    expect(await storage.console.setRole('m2', 'owner')).toBe(true);
    expect(await storage.console.removeMember('m3')).toBe(true);
    expect(await storage.console.setRole('m1', 'owner')).toBe(true);
    expect(await storage.console.removeMember('m2')).toBe(true);
    expect((await storage.console.members()).map(({ id, role }) => `${id} ${role}`)).toEqual(['m1 owner']);
  });

  it('take their sessions and links with them', async () => {
    await storage.console.saveMember(member('m1'));
    await storage.console.saveSession({ idHash: 's', memberId: 'm1', createdAtMs: atMs, expiresAtMs: atMs + 1 });
    await storage.console.saveLink({ tokenHash: 't', memberId: 'm1', expiresAtMs: atMs });
    await storage.console.removeMember('m1');
    expect(await storage.console.session('s')).toBeUndefined();
    expect(await storage.console.link('t')).toBeUndefined();
  });

  it('have one link, the newest', async () => {
    for (const tokenHash of ['t1', 't2']) await storage.console.saveLink({ tokenHash, memberId: null, expiresAtMs: atMs });
    expect(await storage.console.link('t1')).toBeUndefined();
    expect(await storage.console.removeLink('t2')).toBe(true);
    expect(await storage.console.removeLink('t2')).toBe(false);
  });
});

describe('the list of customers', () => {
  const profile = (id: string, lastSeenAtMs: number) => {
    const made = createProfile(id, atMs);
    made.activity.lastSeenAtMs = lastSeenAtMs;
    return made;
  };

  it('follows the profiles, newest first, page by page', async () => {
    const ids = ['p_a', 'p_b', 'p_c', 'p_d'];
    await storage.commit({ profiles: ids.map((id, nth) => ({ profile: profile(id, atMs + (nth >> 1)), position: 1 })) });
    const first = await storage.console.customers({}, 3);
    expect(first.map(({ id }) => id)).toEqual(['p_c', 'p_d', 'p_a']);
    expect((await storage.console.customers({}, 3, first[2])).map(({ id }) => id)).toEqual(['p_b']);
    await storage.commit({ removedProfiles: ['p_c'] });
    expect(await storage.console.countCustomers({})).toBe(3);
  });

  it('tells what a profile says', async () => {
    const made = profile('p_a', atMs);
    made.traits = { firstName: 'Lan', lastName: 'Nguyễn', email: 'lan@example.com', phone: 84901 };
    made.identity.userIds = ['u1'];
    made.segments = { regulars: atMs };
    made.orders.count = 1;
    made.orders.revenueMinor = { VND: 5 };
    made.orders.recent = [
      { orderId: 'o-1', atMs, valueMinor: 5, currency: 'VND', lines: [], status: 'placed', refundedMinor: 0, verified: true },
    ];
    await storage.commit({ profiles: [{ profile: profile('p_a', atMs - 1), position: 1 }] });
    await storage.commit({ profiles: [{ profile: made, position: 2 }] });
    expect(await storage.console.customers({}, 10)).toEqual([
      {
        id: 'p_a',
        name: 'Lan Nguyễn',
        email: 'lan@example.com',
        phone: '84901',
        userIds: ['u1'],
        stage: 'attracted',
        lastSeenAtMs: atMs,
        sessionCount: made.sessionCount,
        orderCount: 1,
        revenueMinor: { VND: 5 },
        orderIds: ['o-1'],
        segments: ['regulars'],
      },
    ]);
  });
});

it('keeps wordings people agreed to as they were', async () => {
  const text = { purpose: 'analytics', version: '1', text: { vi: 'Đồng ý' }, savedAtMs: atMs } as const;
  expect(await storage.console.addConsentText(text)).toBe(true);
  expect(await storage.console.addConsentText(text)).toBe(true);
  expect(await storage.console.addConsentText({ ...text, text: { vi: 'Khác' } })).toBe(false);
  expect(await storage.console.consentTexts()).toEqual([text]);
});

it('forgets when an event was replayed with the event', async () => {
  await storage.commit({ rejected: [newRejected()] });
  const [rejected] = await storage.log.readRejected(1);
  const id = rejected?.id ?? 0;
  await storage.console.markReplayed(id, atMs);
  expect(await storage.console.replayed([id, id + 1])).toEqual(new Map([[id, atMs]]));
  await storage.retention.removeRejectedBefore(atMs + 1);
  expect(await storage.console.replayed([id])).toEqual(new Map());
  expect(await storage.console.countRejected()).toBe(0);
});
