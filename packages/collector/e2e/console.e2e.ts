import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOwnerLink } from '../src/console-api/auth/set-up-link.ts';
import type { ConsoleSession } from '../src/console-api/types/member.ts';
import { createCollector } from '../src/server/create-collector.ts';
import { type Listening, listen } from '../src/server/listen.ts';

let folder: string;
let server: Listening;
let origin: string;
let link: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quen-console-'));
  const collector = await createCollector({ database: join(folder, 'quen.db') });
  link = (await makeOwnerLink(collector.core)) ?? '';
  server = await listen(collector, { port: 0, hostname: '127.0.0.1' });
  origin = `http://127.0.0.1:${server.port}`;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('serves the console from its source, with all that its page loads', async () => {
  const page = await fetch(`${origin}${link}`);
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  const loaded = [...text.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(loaded.length).toBeGreaterThanOrEqual(2);
  for (const path of loaded) {
    const file = await fetch(`${origin}${path}`);
    expect([path, file.status]).toEqual([path, 200]);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(0);
  }
});

it('lets the owner in by the link, streams what happens, and stops at once while somebody watches', async () => {
  const first = await fetch(`${origin}/console/api/session`);
  const { csrfToken } = (await first.json()) as ConsoleSession;
  const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const joined = await fetch(`${origin}/console/api/setup`, {
    method: 'POST',
    headers: { cookie: cookieOf(first), 'x-quen-csrf': csrfToken, origin },
    body: JSON.stringify({ token: link.split('=')[1], name: 'Mai', email: 'mai@shop.example', password: 'khách quen 1' }),
  });
  expect(await joined.json()).toMatchObject({ member: { role: 'owner' } });
  const stream = await fetch(`${origin}/console/api/live`, { headers: { cookie: cookieOf(joined) } });
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: now\n/);
  const [end] = await Promise.all([readToEnd(reader), server.close()]);
  expect(end).toBe('ended');
});

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<'ended'> {
  while (!(await reader.read()).done);
  return 'ended';
}
