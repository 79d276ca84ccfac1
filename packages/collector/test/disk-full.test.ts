import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '@quen/collector';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RealServer, startServer } from './real-server.ts';

const disk = mkdtempSync(join(tmpdir(), 'quen-disk-'));
const mounted = mountSmallDisk();
if (!mounted) console.log('disk-full: left out, since a tmpfs may not be mounted here (it needs root)');
let server: RealServer | undefined;

beforeAll(async () => {
  if (mounted) server = await startServer(join(disk, 'data'));
}, 120_000);
afterAll(async () => {
  await server?.kill();
  if (mounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

it.skipIf(!mounted)(
  'answers 503 while the disk is full, recovers by itself, and loses nothing',
  { timeout: 120_000 },
  async () => {
    if (server === undefined) throw new Error('The server runs.');
    const { url, secret } = server;
    const acknowledged: string[] = [];
    let made = 0;
    const send = async (): Promise<Response> => {
      const events = Array.from({ length: 20 }, () => ({
        messageId: `full-${++made}`,
        name: 'page_view',
        anonymousId: `v${made % 9}`,
        properties: { filling: 'x'.repeat(500) },
      }));
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ events }),
      });
      if (response.ok) acknowledged.push(...events.map(({ messageId }) => messageId));
      return response;
    };
    expect((await send()).status).toBe(200);
    // Ballast takes what is left, so that the disk is full soon and can be emptied again.
    fill(join(disk, 'ballast'));
    let refused = await send();
    for (let round = 0; refused.status === 200 && round < 2_000; round++) refused = await send();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/livez`)).status).toBe(200);

    rmSync(join(disk, 'ballast'));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await send()).status).toBe(200);
    await server.kill();
    const collector = await createCollector({ database: join(disk, 'data/quen.db') });
    const kept = new Set((await collector.storage.log.read({ after: 0, limit: 100_000 })).map(({ messageId }) => messageId));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(await collector.storage.checkIntegrity()).toEqual([]);
    await collector.close();
  },
);

function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function fill(file: string): void {
  for (let kilobytes = 8192; kilobytes >= 4; kilobytes = Math.floor(kilobytes / 2)) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(kilobytes * 1024), { flag: 'a' });
    } catch {
      // Full for this size; smaller ones may still fit.
    }
  }
}
