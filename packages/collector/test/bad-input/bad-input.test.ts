import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealServer, startServer } from '../real-server.ts';
import type { BadInputCase } from './bad-input-case.ts';
import { badInputCases } from './bad-input-cases.ts';
import { rulesWith } from './rule-and-feed-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-bad-input-'));
let server: RealServer;
beforeAll(async () => {
  server = await startServer(folder, ['--limit-visitor', '0', '--limit-address', '0']);
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(sent: BadInputCase, target: RealServer = server): Promise<Response> {
  const key = sent.key === 'none' ? undefined : target[sent.key ?? 'publishable'];
  const body = sent.body?.(target);
  return fetch(`${target.url}${sent.path ?? '/v1/events'}`, {
    method: sent.method ?? 'POST',
    headers: { ...(key !== undefined && { authorization: `Bearer ${key}` }), ...sent.headers },
    ...(body !== undefined && { body: body as BodyInit }),
  });
}
const secretly = async (method: string, path: string, body?: unknown): Promise<Response> =>
  ask({ name: '', method, path, key: 'secret', status: 200, ...(body !== undefined && { body: () => JSON.stringify(body) }) });

interface Answer {
  readonly code?: string;
  readonly issues?: readonly { readonly path: string }[];
  readonly results?: readonly {
    readonly status: string;
    readonly issues?: readonly { readonly code: string; readonly path: string }[];
  }[];
}

describe('bad input', () => {
  it.each(badInputCases.map((sent) => [sent.name, sent] as const))('%s', async (_name, sent) => {
    const response = await ask(sent);
    const text = await response.text();
    expect(response.status, text.slice(0, 500)).toBe(sent.status);
    const answer: Answer = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {};
    if (sent.code !== undefined) expect(answer.code).toBe(sent.code);
    if (sent.firstIssueAt !== undefined) expect(answer.issues?.[0]?.path).toBe(sent.firstIssueAt);
    if (sent.results !== undefined) {
      const results = answer.results?.map(({ status, issues }) =>
        [status, issues?.[0]?.code, issues?.[0]?.path].join(' ').trim(),
      );
      expect(results).toHaveLength(sent.results.length);
      sent.results.forEach((expected, index) => {
        if (expected.endsWith('*')) expect(results?.[index]).toContain(expected.slice(0, -1).trim());
        else expect(results?.[index]).toBe(expected);
      });
    }
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    if (sent.never !== undefined) expect(`${headers}\n${text}`).not.toMatch(sent.never);
    // No answer tells of the inside.
    expect(text).not.toMatch(/node_modules|\.ts:\d|SQLITE_|\n +at /);
    expect(await (await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('has left no harm behind', async () => {
    const order = {
      orderId: '1',
      userId: 'boss',
      status: 'placed',
      value: 10,
      items: [{ item_id: 'p', quantity: 1, price: 10 }],
    };
    const { results } = (await (await secretly('POST', '/v1/orders', { orders: [order] })).json()) as Answer;
    expect(results?.[0]?.status).toBe('accepted');
    const boss = (await (await secretly('GET', '/v1/profiles/u:boss')).json()) as { orders: { count: number }; identity: object };
    expect(boss.orders.count).toBe(1);
    expect(boss.identity).toMatchObject({ anonymousIds: [], userIds: ['boss'] });
    const forger = (await (await secretly('GET', '/v1/profiles/a:forger')).json()) as {
      identity: object;
      orders: { recent: { verified: boolean }[] };
    };
    expect(forger.identity).toMatchObject({ userIds: [] });
    expect(forger.orders.recent.every(({ verified }) => !verified)).toBe(true);
    const victim = JSON.stringify(await (await secretly('GET', '/v1/privacy/a:visitor-1/export')).json());
    expect(victim).not.toContain('"polluted":true},"__proto__"');
    expect(victim).not.toContain('\\u0000');
  });

  it('runs nothing that a visitor wrote on the page of a person’s copy', async () => {
    const title = '"><img src=x onerror=alert(1)>';
    const seen = {
      messageId: 'xss',
      name: 'page_view',
      anonymousId: 'xss',
      context: { page: { title, url: 'javascript:alert(1)' } },
    };
    await ask({ name: '', status: 200, body: () => JSON.stringify({ events: [seen] }) });
    const page = await (await secretly('GET', '/v1/privacy/a:xss/export?format=html')).text();
    expect(page).toContain('&lt;img');
    expect(page).not.toMatch(/<img|href=/);
  });

  it('keeps answers about persons out of caches, and lets no header choose what is cached', async () => {
    for (const [path, key] of [
      ['/v1/profiles/u:boss', 'secret'],
      ['/v1/privacy/u:boss/export', 'secret'],
      ['/v1/recommendations', 'publishable'],
    ] as const) {
      const response = await ask({ name: '', method: 'GET', path, key, status: 200 });
      expect(response.headers.get('cache-control'), path).toBe('no-store');
    }
    const plain = await (await fetch(`${server.url}/quen.js`)).text();
    const poisoned = await fetch(`${server.url}/quen.js?x=1`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-original-url': '/evil', origin: 'https://evil.example' },
    });
    expect(await poisoned.text()).toBe(plain);
    expect(poisoned.headers.get('access-control-allow-origin')).toBe('*');
    expect(plain).not.toContain('evil.example');
  });

  it('decides by a saved regex bomb on a text made for it, as by any other rule', async () => {
    const condition = { 'page.url': { $regex: '^(a+)+$' } };
    const saved = await ask({
      ...{ name: '', method: 'PUT', path: '/v1/rules', key: 'secret', status: 200 },
      headers: { 'if-match': '"1"' },
      body: () => JSON.stringify(rulesWith(condition)),
    });
    expect(saved.status, await saved.clone().text()).toBe(200);
    const campaignOn = async (url: string): Promise<string | undefined> => {
      const body = JSON.stringify({ placements: ['bomb'], page: { url }, anonymousId: 'bomber' });
      const response = await ask({ name: '', path: '/v1/decide', status: 200, body: () => body });
      return ((await response.json()) as { decisions: readonly { campaign?: string }[] }).decisions[0]?.campaign;
    };
    // A backtracking engine would not be done with the second one before the sun burns out.
    expect(await campaignOn('a'.repeat(1900))).toBe('bomb');
    expect(await campaignOn(`${'a'.repeat(1900)}!`)).toBeUndefined();
  });

  it('has no feed from inside the network on its schedule, and fetches none', async () => {
    const url = 'http://169.254.169.254/latest/meta-data';
    await secretly('PUT', '/v1/feeds', { feeds: [{ url }] });
    expect(await (await secretly('GET', '/v1/feeds')).json()).toEqual({ feeds: [] });
    expect((await secretly('POST', '/v1/feeds/fetch', { url })).status).toBe(400);
  });

  it('compares keys by their hashes alone, however much of a key is right', async () => {
    const whole = server.secret;
    for (const guess of [`${whole.slice(0, -1)}x`, `${whole}x`, whole.slice(0, -1), `x${whole.slice(1)}`, whole.toLowerCase()]) {
      const response = await fetch(`${server.url}/v1/rules`, { headers: { authorization: `Bearer ${guess}` } });
      expect([response.status, ((await response.json()) as Answer).code].join(' '), guess).toMatch(/^401 key_(unknown|missing)$/);
    }
  });

  it('holds a flood back, and tells when to come again', { timeout: 120_000 }, async () => {
    const data = mkdtempSync(join(tmpdir(), 'quen-flood-'));
    const small = await startServer(data, ['--limit-address', '2']);
    try {
      const flood: BadInputCase = { name: '', status: 200, body: () => JSON.stringify({ events: [] }) };
      const answers = await Promise.all(Array.from({ length: 60 }, () => ask(flood, small)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(20);
      for (const answer of refused) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await ask({ ...flood, key: 'secret' }, small)).status).toBe(200);
    } finally {
      await small.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
});
