import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { listen } from '../server/listen.ts';
import { clicks, shopCommand } from './shop-command.contract.ts';
import { announceServer, openShop, withdrawServer } from './shop-folder.ts';

const { at, quen, said, look, profilesOf } = shopCommand();

describe('quen campaigns', () => {
  test('go out and in again, change only what was changed, and refuse what is wrong as a whole', async () => {
    await (await openShop(at('data'))).close();
    expect(await quen('campaigns', 'pull', at('rules'))).toContain('version 1');
    expect(await quen('campaigns', 'push', at('rules'))).toContain('nothing has changed since version 1');
    const file = at('rules/campaigns/home-for-you.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"limit": 12', '"limit": 10'));
    expect(await quen('campaigns', 'push', at('rules'), '--dry-run')).toContain('would become version 2');
    expect(await look(async (storage) => (await storage.rules.newest())?.version)).toBe(1);
    expect(await quen('campaigns', 'push', at('rules'))).toContain('~ campaigns/home-for-you.variants.0.content.limit: 12 → 10');
    await writeFile(file, text.replace('"running"', '"on"'));
    await writeFile(at('rules/offers/broken.json'), '{');
    const refused = await quen('campaigns', 'push', at('rules'));
    expect(refused).toContain('offers/broken.json: not JSON');
    expect(refused).toContain('campaigns/home-for-you.json: status');
    expect(process.exitCode).toBe(1);
    expect(await look(async (storage) => (await storage.rules.newest())?.version)).toBe(2);
    expect(await quen('campaigns', 'push', at('nowhere'))).toContain('there are no rules');
  });
});

describe('beside a running server', () => {
  test('push, import, backup, doctor and export work all the same', async () => {
    const collector = await openShop(at('data'));
    const listening = await listen(collector, { port: 0, hostname: '127.0.0.1' });
    await announceServer(at('data'), collector, `http://127.0.0.1:${listening.port}`);
    await writeFile(at('clicks.tsv'), clicks);
    expect(await quen('import', 'events', at('clicks.tsv'))).toContain('5 events taken');
    expect(await quen('import', 'events', at('clicks.tsv'))).toContain('5 were here before');
    expect(collector.productOf('c')).toMatchObject({ verified: false });
    await quen('campaigns', 'pull', at('rules'));
    await writeFile(at('rules/segments/draft.json'), '{}');
    expect(await quen('campaigns', 'pull', at('rules'))).toContain('- segments/draft.json, which is not in force');
    await writeFile(at('rules/segments/new.json'), '{"id":"new","name":"Mới","condition":{"session.count":1}}');
    expect(await quen('campaigns', 'push', at('rules'), '--note', 'Khách mới & cũ')).toContain('+ segments/new');
    expect(collector.core.rules.compiled.version).toBe(2);
    expect((await collector.storage.rules.newest())?.note).toBe('Khách mới & cũ');
    expect(await quen('replay')).toContain('a server has the data open');
    expect(await quen('backup', at('copy.db'))).toContain('is whole');
    expect(await quen('backup', at('copy.db'))).toContain('is there already');
    const checked = await quen('doctor');
    expect(checked).toContain('✓ rules: version 2 compiles');
    // The pair that this very machine uses is none of the shop's.
    expect(checked).toContain('keys: no key works');
    await quen('export', at('events.jsonl.gz'));
    expect(
      gunzipSync(await readFile(at('events.jsonl.gz')))
        .toString()
        .trim()
        .split('\n'),
    ).toHaveLength(5);
    expect(await quen('keys', 'list')).toBe('');
    const made = await quen('keys', 'create', 'https://shop.example', '--name', 'web');
    const [, id = ''] = /^id +(key_\w+)$/m.exec(made) ?? [];
    const [, secret = ''] = /^secret key +(sk_\S+)$/m.exec(made) ?? [];
    expect(await quen('doctor')).toContain('✓ keys: 1 of 1 work');
    // The server knows it at once, and lets it make no others.
    expect(collector.core.keys.list().find((pair) => pair.id === id)).toMatchObject({
      name: 'web',
      origins: ['https://shop.example'],
    });
    const asSecret = { authorization: `Bearer ${secret}` };
    const body = JSON.stringify({ name: 'mine', origins: [] });
    expect((await collector.app.request('/v1/keys', { method: 'POST', headers: asSecret, body })).status).toBe(403);
    expect(await quen('keys', 'rotate', id)).toContain('secret key ');
    expect((await quen('keys', 'list')).split('\n').filter(Boolean)).toHaveLength(2);
    await quen('keys', 'origins', id, 'https://other.example');
    expect(collector.core.keys.list().find((pair) => pair.id === id)?.origins).toEqual(['https://other.example']);
    expect(await quen('keys', 'revoke', `${id}x`)).toContain('there is no pair');
    expect(process.exitCode).toBe(1);
    expect(await quen('keys', 'revoke', id)).toContain('has ended');
    expect(await quen('keys', 'list')).not.toContain(id);
    for (const change of ['rotate', 'origins']) expect(await quen('keys', change, id)).toContain('there is no pair');
    await withdrawServer(at('data'));
    await listening.close();
  });
});

describe('quen replay, backup and doctor', () => {
  test('a replay into an empty folder gives the same profiles, byte for byte', async () => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    expect(await quen('replay', '--into', at('other'))).toContain('5 events folded into 2 profiles');
    expect(JSON.stringify(await profilesOf('other'))).toBe(JSON.stringify(await profilesOf('data')));
    expect(await quen('replay', '--into', at('other'))).toContain('there are data in');
    expect(await quen('replay')).toContain('5 events folded into 2 profiles');
  });

  test('a replay into an empty folder takes everything along, and knows who was erased', async () => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    const collector = await openShop(at('data'));
    await collector.ingestTrusted([
      { messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'lan' },
      {
        messageId: 'm2',
        name: 'consent',
        userId: 'minh',
        properties: { purpose: 'marketing', status: 'granted', textVersion: 'v1', source: 'shop', evidence: 'form' },
      },
    ]);
    const { secret } = await collector.core.keys.create({ name: 'web', nowMs: Date.now() });
    const code = { code: 'AB12', offerId: 'tet', profileId: null, expiresAtMs: null, orderId: null };
    await collector.storage.offers.addCodes([code]);
    await collector.storage.settings.save('mine', 'kept');
    await collector.close();
    await quen('privacy', 'erase', 'u:lan');
    await quen('replay', '--into', at('other'));
    const copy = await openShop(at('other'));
    expect(copy.core.keys.authenticate(secret, Date.now())?.kind).toBe('secret');
    expect(await copy.storage.offers.codes(['AB12'])).toEqual([code]);
    expect(await copy.storage.settings.read('mine')).toBe('kept');
    expect(await copy.storage.consents.ledger(['u:minh'])).toHaveLength(1);
    const [again] = await copy.ingestTrusted([
      { messageId: 'm1', name: 'login', anonymousId: 'v1', userId: 'lan', timestamp: 1 },
    ]);
    expect(again?.status).toBe('withheld');
    await copy.close();
  });

  test('the doctor finds a profile that is not what its events say', async () => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    expect(await quen('doctor')).toContain('✓ profiles: 2 of 2 compared with a replay, all the same');
    const collector = await openShop(at('data'));
    const [stored] = await collector.storage.profiles.list('', 1);
    if (stored === undefined) throw new Error('there are profiles');
    await collector.storage.commit({ profiles: [{ ...stored, profile: { ...stored.profile, wishlist: ['forged'] } }] });
    await collector.close();
    expect(await quen('doctor')).toContain(`1 of 2 differ from a replay of their events, such as ${stored.profile.id}`);
    await quen('replay');
    expect(await quen('doctor')).toContain('all the same');
  });

  test('a backup put in place is the shop as it was', async () => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    await quen('backup', at('copy.db'));
    await (await openShop(at('restored'))).close();
    for (const end of ['', '-wal', '-shm']) await rm(at(`restored/quen.db${end}`), { force: true });
    await writeFile(at('restored/quen.db'), await readFile(at('copy.db')));
    expect(JSON.stringify(await profilesOf('restored'))).toBe(JSON.stringify(await profilesOf('data')));
  });
});

describe('a broken database', () => {
  test.each([
    ['garbage', () => Buffer.from('no database '.repeat(500))],
    ['a file cut off', (whole: Buffer) => whole.subarray(0, 20_000)],
    ['an empty file', () => Buffer.alloc(0)],
  ])('%s is a finding of the doctor, and a backup takes its place', async (_, breaking) => {
    await writeFile(at('clicks.tsv'), clicks);
    await quen('import', 'events', at('clicks.tsv'));
    await quen('backup', at('copy.db'));
    const file = at('data/quen.db');
    await writeFile(file, breaking(await readFile(file)));
    expect(await quen('doctor')).toMatch(/✗ .*\n {4}→|✗ .*could not be checked/);
    expect(process.exitCode).toBe(1);
    expect(await quen('restore', at('copy.db'), '--force')).toContain('5 events');
    expect(await quen('doctor')).toContain('✓ database: whole, 5 events');
  });

  test('is told of by what cannot do without it', async () => {
    await mkdir(at('data'));
    await writeFile(at('data/quen.db'), 'no database '.repeat(500));
    for (const command of [['serve', '--port', '0'], ['replay'], ['keys', 'create']]) {
      expect(await quen(...command)).toContain('put the newest backup in its place');
      expect(process.exitCode).toBe(1);
    }
  });
});

describe('files', () => {
  test('with personal data are their owner’s alone, and a backup leaves nothing beside it', async () => {
    await (await openShop(at('data'))).close();
    await quen('backup', at('copy.db'));
    const modeOf = async (name: string): Promise<number> => (await stat(at(name))).mode & 0o777;
    expect([await modeOf('data/quen.db'), await modeOf('copy.db')]).toEqual([0o600, 0o600]);
    await quen('restore', at('copy.db'), '--force');
    expect(await modeOf('data/quen.db')).toBe(0o600);
    expect((await readdir(at())).sort()).toEqual(['copy.db', 'data']);
  });

  test('that cannot be written are named in a line', async () => {
    await (await openShop(at('data'))).close();
    expect(await quen('export', at('none/x.jsonl'))).toBe(`quen: ${at('none/x.jsonl')}: there is no such file or folder\n`);
    expect(process.exitCode).toBe(1);
  });
});

describe('quen serve', () => {
  test('does not use up the keys that are shown once when the port is taken', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await quen('serve', '--port', String(port))).toContain(`port ${port} is taken`);
    other.close();
    expect(await look((storage) => storage.keys.list())).toEqual([]);
  });

  test('says what keeps it from starting', async () => {
    expect(await quen('serve', '--port', '0', '--host', '192.0.2.1')).toContain('this machine has no address 192.0.2.1');
    expect(await quen('serve', '--port', '0', '--feed', 'feed.xml')).toContain('--feed: "feed.xml" is not an address');
    await writeFile(at('file'), '');
    expect(await quen('serve', '--port', '0', '--data', at('file'))).toBe(`quen: ${at('file')}: it is a file; name a folder\n`);
    expect(process.exitCode).toBe(1);
  });
});

describe('a server elsewhere', () => {
  test('that is none, or is not Quen, is told of in a line', async () => {
    const other = createServer((_, response) => response.end('<!doctype html><title>Shop</title>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await writeFile(at('x.csv'), 'id\n1\n');
    for (const command of [
      ['import', 'products', at('x.csv')],
      ['campaigns', 'pull', at('rules')],
    ]) {
      expect(await quen(...command, '--server', `${url}/`, '--key', 'sk_1')).toBe(
        `quen: ${url}/v1/rules answered 200, but not as Quen does; is this the collector’s address?\n`,
      );
      expect(process.exitCode).toBe(1);
      expect(await quen(...command, '--server', 'quen.shop.example', '--key', 'sk_1')).toContain(
        'is not an address; write https://',
      );
    }
    other.close();
  });
});

describe('quen keys', () => {
  test('are made, listed, limited, rotated and revoked', async () => {
    await (await openShop(at('data'))).close();
    const made = await quen('keys', 'create', 'https://shop.example', '--name', 'web');
    const id = /key_\w+/.exec(made)?.[0] ?? '';
    expect(made).toMatch(/secret key {7}sk_/);
    const listed = await quen('keys', 'list');
    expect(listed).toContain('https://shop.example');
    expect(listed).not.toContain('sk_');
    expect(await quen('keys', 'origins', id, 'shop.example')).toContain('is not an origin');
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    await expect(quen('keys', 'rotate', id, '--overlap', '24h')).rejects.toThrow('exit');
    expect(exit).toHaveBeenCalledWith(1);
    expect(said()).toContain('Give a whole number of hours');
    expect((await quen('keys', 'list')).split('\n').filter(Boolean)).toHaveLength(1);
    await quen('keys', 'rotate', id, '--overlap', '2');
    const rotated = (await quen('keys', 'list')).split('\n').filter(Boolean);
    expect(rotated).toHaveLength(2);
    const ends = /ends (\S+)/.exec(rotated.find((line) => line.startsWith(id)) ?? '')?.[1] ?? '';
    expect(Math.abs(Date.parse(ends) - Date.now() - 2 * 3_600_000)).toBeLessThan(600_000);
    expect(await quen('keys', 'revoke', `${id}x`)).toContain('there is no pair');
    expect(process.exitCode).toBe(1);
    expect(await quen('keys', 'revoke', id)).toContain('has ended');
    expect(await quen('keys', 'list')).not.toContain(id);
    expect(await quen('keys', 'rotate', id)).toContain('there is no pair');
  });
});
