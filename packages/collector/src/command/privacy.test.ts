import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../server/listen.ts';
import { shopCommand } from './shop-command.contract.ts';
import { announceServer, openShop, withdrawServer } from './shop-folder.ts';

const { at, quen } = shopCommand();
beforeEach(async () => {
  const shop = await openShop(at('data'));
  await shop.ingestTrusted([
    { messageId: '1', name: 'identify', userId: 'lan', properties: { traits: { email: 'lan@example.com' } } },
    { messageId: '2', name: 'page_view', userId: 'minh' },
  ]);
  await shop.close();
});

describe('quen privacy', () => {
  test('copies and erases, by a plain customer number', async () => {
    expect(JSON.parse(await quen('privacy', 'export', 'lan'))).toMatchObject({
      identities: ['u:lan'],
      events: [{ messageId: '1' }],
    });
    await quen('privacy', 'export', 'lan', '--format', 'html', '--out', at('lan.html'));
    expect(await readFile(at('lan.html'), 'utf8')).toContain('lan@example.com');
    expect(await quen('privacy', 'erase', 'lan', '--dry-run')).toContain('u:lan: 1 events');
    expect(await quen('privacy', 'erase', 'lan')).toContain('events 1');
    expect(await quen('privacy', 'export', 'lan')).toContain('nothing is kept of lan');
    expect(process.exitCode).toBe(1);
    expect(await quen('privacy', 'erase', 'lam', '--dry-run')).toContain('nothing is kept of lam');
    expect(process.exitCode).toBe(1);
    expect(await quen('privacy', 'erase', 'lam')).toContain('nothing was kept of lam');
    expect(await quen('privacy', 'export', 'p_nobody')).toContain('nobody is known');
  });

  test('works by way of a running server', async () => {
    const collector = await openShop(at('data'));
    const listening = await listen(collector, { port: 0, hostname: '127.0.0.1' });
    await announceServer(at('data'), collector, `http://127.0.0.1:${listening.port}`);
    expect(JSON.parse(await quen('privacy', 'export', 'u:lan'))).toMatchObject({ identities: ['u:lan'] });
    expect(await quen('privacy', 'erase', 'lan')).toContain('events 1');
    expect(await collector.core.folder.read('u:lan')).toBeUndefined();
    await withdrawServer(at('data'));
    await listening.close();
  });
});

describe('quen import events', () => {
  test.each(['here', 'by way of a running server'])('says what stays out since its person was erased: %s', async (way) => {
    const clicks = 'SessionId\tItemId\tTime\nlan-phone\ta\t1400000000\nlan-phone\tb\t1400000060\nminh-phone\ta\t1400000100\n';
    await writeFile(at('clicks.tsv'), clicks);
    await quen('privacy', 'erase', 'a:lan-phone');
    const collector = way === 'here' ? undefined : await openShop(at('data'));
    const listening = collector && (await listen(collector, { port: 0, hostname: '127.0.0.1' }));
    if (collector && listening) await announceServer(at('data'), collector, `http://127.0.0.1:${listening.port}`);
    const report = await quen('import', 'events', at('clicks.tsv'));
    if (listening) await withdrawServer(at('data'));
    await listening?.close();
    expect(report).toContain('1 events taken');
    expect(report).toContain('2 are of people who were erased');
    expect(report).not.toContain('were here before');
  });
});

describe('quen restore', () => {
  test('puts a backup back, without who was erased since', async () => {
    await quen('backup', at('copy.db'));
    await quen('privacy', 'erase', 'lan');
    expect(await quen('restore', at('copy.db'))).toContain('--force puts');
    const restored = await quen('restore', at('copy.db'), '--force');
    expect(restored).toContain('2 events, 1 profiles; 1 erased identities were kept out');
    expect(restored).toContain('quen.db-replaced, where nobody will be erased');
    expect(await quen('privacy', 'export', 'lan')).toContain('nothing is kept');
    expect(JSON.parse(await quen('privacy', 'export', 'minh'))).toMatchObject({ events: [{ messageId: '2' }] });
    expect(await quen('doctor')).toContain('✓ erased persons: 1 identities');
  });

  test('into an empty folder takes a list along, and the profiles are the same', async () => {
    await quen('backup', at('copy.db'));
    await quen('privacy', 'erase', 'minh');
    await quen('restore', at('copy.db'), '--data', at('other'), '--erased', at('data/quen.db-erased'));
    await quen('export', at('here.jsonl'), '--what', 'profiles');
    await quen('export', at('there.jsonl'), '--what', 'profiles', '--data', at('other'));
    expect(await readFile(at('there.jsonl'), 'utf8')).toBe(await readFile(at('here.jsonl'), 'utf8'));
    expect(await readFile(at('here.jsonl'), 'utf8')).toContain('lan');
  });

  test('refuses what is broken, what is not there, and to pull the rug from under a server', async () => {
    await writeFile(at('broken.db'), 'no database');
    expect(await quen('restore', at('broken.db'), '--force')).toContain('is not whole');
    expect(await quen('restore', at('nowhere.db'))).toContain('there is no');
    await quen('backup', at('copy.db'));
    const collector = await openShop(at('data'));
    expect(await quen('restore', at('copy.db'), '--force')).toContain('a server has the data open');
    await collector.close();
    expect(await quen('doctor')).toContain('✓ database: whole');
  });
});
