import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEnvelope } from '@quen/protocol';
import { afterEach, beforeEach } from 'vitest';
import { defaultRuleSet } from '../decisions/default-rule-set.ts';
import type { Collector } from '../server/collector.ts';
import { createCollector } from '../server/create-collector.ts';

export const startMs: number = Date.parse('2026-03-02T03:00:00Z');

/** What Lan did, and Minh. */
export const visit: readonly EventEnvelope[] = [
  { messageId: 'lan-1', name: 'page_view', anonymousId: 'lans-phone', timestamp: startMs - 9000 },
  {
    messageId: 'lan-2',
    name: 'view_item',
    anonymousId: 'lans-phone',
    timestamp: startMs - 8000,
    properties: { items: [{ item_id: 'giay-01', price: 1000 }], note: 'for lan@example.com' },
  },
  {
    messageId: 'lan-3',
    name: 'identify',
    anonymousId: 'lans-phone',
    userId: 'customer-lan',
    timestamp: startMs - 7000,
    properties: { traits: { email: 'lan@example.com', name: 'Nguyễn Thị Lan' } },
  },
  {
    messageId: 'lan-4',
    name: 'consent',
    userId: 'customer-lan',
    timestamp: startMs - 6000,
    properties: { purpose: 'marketing', status: 'granted', textVersion: 'v3', source: 'shop', evidence: 'banner' },
  },
  {
    messageId: 'lan-5',
    name: 'purchase',
    userId: 'customer-lan',
    timestamp: startMs - 5000,
    properties: { transaction_id: 'order-of-lan', value: 1000, items: [{ item_id: 'giay-01', price: 1000 }] },
  },
  { messageId: 'minh-1', name: 'page_view', anonymousId: 'minhs-phone', timestamp: startMs - 4000 },
  { messageId: 'minh-2', name: 'page_view', userId: 'customer-minh', timestamp: startMs - 3000 },
];

/** A shop on a disk whose customers ask for what is theirs, at a time that a test sets. */
export interface PrivacyShop {
  nowMs: number;
  readonly folder: string;
  readonly collector: Collector;
  readonly keys: { readonly publishable: string; readonly secret: string };
  /** Opens this database in place of the one that is open, which the caller has closed. */
  open(database?: string): Promise<void>;
  /** Asks with the secret key unless another is named. */
  ask(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
  /** Everything about Lan, and somebody else's claim to be Lan. */
  live(): Promise<void>;
}

/** For a file of tests: each has a shop of its own. */
export function privacyShop(): PrivacyShop {
  let folder: string;
  let collector: Collector;
  let keys: PrivacyShop['keys'];
  const shop: PrivacyShop = {
    nowMs: startMs,
    get folder() {
      return folder;
    },
    get collector() {
      return collector;
    },
    get keys() {
      return keys;
    },
    async open(database = join(folder, 'quen.db')) {
      collector = await createCollector({
        database,
        now: () => shop.nowMs,
        initialRules: { ...defaultRuleSet, version: 1, placements: [{ id: 'home', name: 'Home' }] },
      });
    },
    async ask(method, path, body, key = keys.secret) {
      return collector.app.request(path, {
        method,
        headers: { authorization: `Bearer ${key}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    async live() {
      await collector.ingestTrusted(visit);
      await shop.ask('POST', '/v1/events', { events: [{ messageId: 'bad', name: '1st', userId: 'customer-lan' }] });
      await shop.ask('POST', '/v1/events', { events: [{ ...visit[1], properties: { other: 'lans-phone' } }] });
      await shop.ask(
        'POST',
        '/v1/events',
        {
          events: [
            {
              messageId: 'claim',
              name: 'identify',
              anonymousId: 'thief',
              userId: 'customer-lan',
              properties: { email: 'lan@example.com' },
            },
          ],
        },
        keys.publishable,
      );
      await shop.ask(
        'POST',
        '/v1/decide',
        { placements: ['home'], page: { url: 'https://shop.example/' }, anonymousId: 'lans-phone' },
        keys.publishable,
      );
      await collector.settle();
    },
  };
  beforeEach(async () => {
    shop.nowMs = startMs;
    folder = mkdtempSync(join(tmpdir(), 'quen-privacy-'));
    await shop.open();
    keys = await collector.core.keys.create({ name: 'shop', nowMs: shop.nowMs });
  });
  afterEach(async () => {
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return shop;
}
