import { afterEach, beforeEach, vi } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import type { StoredMember } from '../../storage/console-store.ts';
import { hashPassword } from '../auth/password.ts';
import { askConsole } from '../console-client.contract.ts';
import type { ConsoleSession, Member } from '../types/member.ts';

export const startMs: number = Date.parse('2026-03-02T03:00:00Z');
export const dayMs = 86_400_000;

/** Keeps its cookie and sends the token it was told. */
export interface Browser {
  readonly cookie: string;
  ask<T = ConsoleSession>(
    endpoint: string,
    body?: unknown,
    headers?: { [name: string]: string },
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly body: T }>;
}

/** A shop whose console a test goes in and out of, at a time it sets. */
export interface ConsoleShop {
  nowMs: number;
  collector: Collector;
  createBrowser(): Browser;
  /** Lets something happen as soon as the members have been read, while a password is being hashed. */
  afterReadingMembers(happen: () => Promise<unknown>): void;
  /** Mai, whose id is `m1`. */
  addMember(role?: Member['role']): Promise<boolean>;
  storedMember(): Promise<StoredMember | undefined>;
}

/** For a file of tests: each has a shop of its own. */
export function consoleShop(): ConsoleShop {
  let collector: Collector;
  const shop: ConsoleShop = {
    nowMs: startMs,
    get collector() {
      return collector;
    },
    set collector(another) {
      collector = another;
    },
    createBrowser() {
      const from = collector;
      let cookie = '';
      let csrf = '';
      return {
        get cookie() {
          return cookie;
        },
        async ask<T = ConsoleSession>(endpoint: string, body?: unknown, headers: { [name: string]: string } = {}) {
          const reply = await askConsole<T>(from, endpoint, body, { cookie, 'x-quen-csrf': csrf, ...headers });
          cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie;
          csrf = (reply.body as { csrfToken?: string }).csrfToken ?? csrf;
          return reply;
        },
      };
    },
    afterReadingMembers(happen) {
      const store = collector.storage.console;
      const { members } = store;
      vi.spyOn(store, 'members').mockImplementationOnce(async () => {
        const read = await members();
        await happen();
        return read;
      });
    },
    addMember: async (role = 'owner') =>
      collector.storage.console.saveMember({
        id: 'm1',
        name: 'Mai',
        email: 'mai@shop.example',
        role,
        passwordHash: await hashPassword('khách quen 1', { n: 16, r: 8, p: 1 }),
        createdAtMs: shop.nowMs,
        lastSeenAtMs: null,
      }),
    storedMember: async () => (await collector.storage.console.members()).find(({ id }) => id === 'm1'),
  };
  beforeEach(async () => {
    shop.nowMs = startMs;
    collector = await createCollector({ now: () => shop.nowMs });
  });
  afterEach(() => collector.close());
  return shop;
}
