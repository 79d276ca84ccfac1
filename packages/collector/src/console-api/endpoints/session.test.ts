import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { hashPassword } from '../auth/password.ts';
import { makeOwnerLink } from '../auth/set-up-link.ts';
import { askConsole, signInAs } from '../console-client.contract.ts';
import type { ConsoleSession, Member, SetUpLink } from '../types/member.ts';

const startMs = Date.parse('2026-03-02T03:00:00Z');
const dayMs = 86_400_000;
let nowMs: number;
let collector: Collector;

beforeEach(async () => {
  nowMs = startMs;
  collector = await createCollector({ now: () => nowMs });
});
afterEach(() => collector.close());

/** A browser: keeps its cookie and sends the token it was told. */
function createBrowser(from = collector) {
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
}

/** Lets something happen as soon as the members have been read, while a password is being hashed. */
function afterReadingMembers(happen: () => Promise<unknown>): void {
  const store = collector.storage.console;
  const members = store.members;
  vi.spyOn(store, 'members').mockImplementationOnce(async () => {
    const read = await members();
    await happen();
    return read;
  });
}

async function addMember(role: Member['role'] = 'owner'): Promise<void> {
  await collector.storage.console.saveMember({
    id: 'm1',
    name: 'Mai',
    email: 'mai@shop.example',
    role,
    passwordHash: await hashPassword('khách quen 1', { n: 16, r: 8, p: 1 }),
    createdAtMs: nowMs,
    lastSeenAtMs: null,
  });
}

async function storedMember() {
  return (await collector.storage.console.members()).find(({ id }) => id === 'm1');
}

describe('the first owner', () => {
  const values = { name: 'Mai', email: 'Mai@Shop.example', password: 'khách quen 1' };

  it('comes in by the link, which works once and then is not made again', async () => {
    const link = (await makeOwnerLink(collector.core)) ?? '';
    expect(link).toMatch(/^\/console\/\?setup=[\w-]{32}$/);
    const browser = createBrowser();
    expect((await browser.ask('GET /session')).body).toMatchObject({ member: null, setupNeeded: true });
    const token = link.split('=')[1];
    const { body } = await browser.ask('POST /setup', { ...values, token });
    expect(body).toMatchObject({ member: { name: 'Mai', email: 'mai@shop.example', role: 'owner' }, setupNeeded: false });
    expect((await browser.ask('GET /rules')).status).toBe(200);
    const second = createBrowser();
    expect((await second.ask('GET /session')).body.setupNeeded).toBe(false);
    expect((await second.ask('POST /setup', { ...values, email: 'eve@x.example', token })).body).toMatchObject({
      code: 'link_invalid',
    });
    expect(await makeOwnerLink(collector.core)).toBeNull();
  });

  it('uses the newest link, within a day', async () => {
    const [first, second] = [await makeOwnerLink(collector.core), await makeOwnerLink(collector.core)];
    const browser = createBrowser();
    await browser.ask('GET /session');
    const join = (link: string | null) => browser.ask('POST /setup', { ...values, token: link?.split('=')[1] ?? '' });
    expect((await join(first)).body).toMatchObject({ code: 'link_invalid' });
    nowMs += dayMs;
    expect((await join(second)).body).toMatchObject({ code: 'link_invalid' });
  });

  it('has a password that is not too short', async () => {
    const token = (await makeOwnerLink(collector.core))?.split('=')[1];
    const browser = createBrowser();
    await browser.ask('GET /session');
    expect((await browser.ask('POST /setup', { ...values, token, password: 'short' })).body).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'password' }],
    });
  });
});

describe('signing in', () => {
  it('gives a new cookie that scripts and other sites cannot use', async () => {
    await addMember();
    const browser = createBrowser();
    await browser.ask('GET /session');
    const before = browser.cookie;
    const { body, headers } = await browser.ask('POST /session', { email: ' MAI@shop.example', password: 'khách quen 1' });
    expect(body).toMatchObject({ member: { id: 'm1', lastSeenAtMs: startMs } });
    expect(browser.cookie).not.toBe(before);
    expect(headers.get('set-cookie')).toMatch(/; Path=\/console; HttpOnly; SameSite=Lax$/);
    expect((await askConsole(collector, 'GET /rules', undefined, { cookie: before })).status).toBe(401);
    expect((await browser.ask('GET /rules')).status).toBe(200);
  });

  it.each([
    ['was removed', () => collector.storage.console.removeMember('m1'), []],
    [
      'took another password',
      async () =>
        collector.storage.console.setPassword('m1', 'scrypt$16$8$1$YQ$Yg', (await storedMember())?.passwordHash ?? null),
      ['viewer scrypt$16$8$1$YQ$Yg'],
    ],
  ])('fails for a member who %s meanwhile, and takes nothing back', async (_case, happen, left) => {
    await addMember('viewer');
    const browser = createBrowser();
    await browser.ask('GET /session');
    afterReadingMembers(happen);
    const reply = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(reply.body).toMatchObject({ code: 'sign_in_failed' });
    const members = await collector.storage.console.members();
    expect(members.map(({ role, passwordHash }) => `${role} ${passwordHash}`)).toEqual(left);
  });

  it('leaves a member the role they were given meanwhile', async () => {
    await addMember('support');
    const browser = createBrowser();
    await browser.ask('GET /session');
    afterReadingMembers(() => collector.storage.console.setRole('m1', 'viewer'));
    const { body } = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(body).toMatchObject({ member: { role: 'viewer' } });
    expect((await storedMember())?.role).toBe('viewer');
  });

  it('gives a cookie for https only over https', async () => {
    const response = await collector.app.request('https://shop.example/console/api/session');
    expect(response.headers.get('set-cookie')).toContain('; Secure');
    await collector.close();
    collector = await createCollector({ now: () => nowMs, trustedProxies: 1 });
    const proxied = await createBrowser().ask('GET /session', undefined, { 'x-forwarded-proto': 'https' });
    expect(proxied.headers.get('set-cookie')).toContain('; Secure');
  });

  it('needs the token that was told before', async () => {
    await addMember();
    const reply = await askConsole(collector, 'POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(reply.body).toMatchObject({ code: 'csrf_failed' });
  });

  it('says the same of an unknown address and a wrong password', async () => {
    await addMember();
    const browser = createBrowser();
    await browser.ask('GET /session');
    const wrong = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'x' });
    const unknown = await browser.ask('POST /session', { email: 'eve@shop.example', password: 'x' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('waits longer and longer after attempts that failed, for that account only', async () => {
    await addMember();
    const browser = createBrowser();
    await browser.ask('GET /session');
    const attempt = (password: string, email = 'mai@shop.example') => browser.ask('POST /session', { email, password });
    for (let nth = 0; nth < 5; nth++) expect((await attempt('x')).status).toBe(401);
    const refused = await attempt('khách quen 1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    nowMs += 1000;
    expect((await attempt('x')).status).toBe(401);
    expect((await attempt('x')).headers.get('retry-after')).toBe('2');
    expect((await attempt('x', 'other@shop.example')).status).toBe(401);
    nowMs += 2000;
    expect((await attempt('khách quen 1')).status).toBe(200);
    expect((await attempt('khách quen 1')).status).toBe(200);
  });

  it('ends when signing out, after two weeks without use, and in the end', async () => {
    await addMember();
    const browser = createBrowser();
    await browser.ask('GET /session');
    const signIn = () => browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    await signIn();
    for (let days = 0; days < 30; days += 10) {
      nowMs += 10 * dayMs;
      expect((await browser.ask('GET /rules')).status).toBe(200);
    }
    nowMs += 15 * dayMs;
    expect((await browser.ask('GET /rules')).status).toBe(401);
    await signIn();
    for (let days = 0; days < 90; days += 10) {
      expect((await browser.ask('GET /rules')).status).toBe(200);
      nowMs += 10 * dayMs;
    }
    expect((await browser.ask('GET /rules')).status).toBe(401);
    await signIn();
    const { cookie } = browser;
    expect((await browser.ask('DELETE /session')).body).toMatchObject({ member: null, setupNeeded: false });
    expect((await askConsole(collector, 'GET /rules', undefined, { cookie })).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });
});

describe('a password', () => {
  const change = (browser: ReturnType<typeof createBrowser>, current: string, password = 'mật khẩu mới') =>
    browser.ask('PUT /session/password', { current, password });
  const signIn = async (browser: ReturnType<typeof createBrowser>, password = 'khách quen 1') => {
    await browser.ask('GET /session');
    return browser.ask('POST /session', { email: 'mai@shop.example', password });
  };

  it('is changed by who knows the present one, and ends the other sessions', async () => {
    await addMember('viewer');
    const here = createBrowser();
    const there = createBrowser();
    await signIn(here);
    await signIn(there);
    const stolen = here.cookie;
    expect((await change(here, 'khách quen 1')).body).toMatchObject({ member: { email: 'mai@shop.example' } });
    expect((await here.ask('GET /rules')).status).toBe(200);
    expect((await there.ask('GET /rules')).status).toBe(401);
    expect((await askConsole(collector, 'GET /rules', undefined, { cookie: stolen })).status).toBe(401);
    expect((await signIn(createBrowser())).status).toBe(401);
    expect((await signIn(createBrowser(), 'mật khẩu mới')).status).toBe(200);
    const [entry] = await collector.storage.console.audit(1);
    expect(entry).toMatchObject({ action: 'member.password', subject: 'mai@shop.example', memberName: 'Mai', changes: [] });
  });

  it.each([
    ['removed', () => collector.storage.console.removeMember('m1'), undefined],
    ['given another role', () => collector.storage.console.setRole('m1', 'support'), 'support'],
  ])('is changed without taking back that its member was %s', async (_case, happen, role) => {
    await addMember('viewer');
    const browser = createBrowser();
    await signIn(browser);
    afterReadingMembers(happen);
    expect((await change(browser, 'khách quen 1')).status).toBe(role === undefined ? 409 : 200);
    expect((await storedMember())?.role).toBe(role);
  });

  it('stays as it is when the present one is wrong, the new one short or the same', async () => {
    await addMember('viewer');
    const browser = createBrowser();
    await signIn(browser);
    expect((await change(browser, 'nope')).body).toMatchObject({ code: 'sign_in_failed' });
    expect((await change(browser, 'khách quen 1', 'short')).body).toMatchObject({ code: 'invalid_request' });
    expect((await change(browser, 'khách quen 1', 'khách quen 1')).body).toMatchObject({ issues: [{ path: 'password' }] });
    expect((await browser.ask('GET /rules')).status).toBe(200);
    expect((await signIn(createBrowser())).status).toBe(200);
  });

  it('is not guessed through an open browser', async () => {
    await addMember('viewer');
    const browser = createBrowser();
    await signIn(browser);
    for (let nth = 0; nth < 5; nth++) expect((await change(browser, `guess ${nth}`)).status).toBe(401);
    const refused = await change(browser, 'khách quen 1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    nowMs += 2_000;
    expect((await change(browser, 'khách quen 1')).status).toBe(200);
  });
});

describe('members', () => {
  it('see whom their link is for before they choose a password', async () => {
    await addMember();
    const owner = await signInAs(collector, 'owner');
    const { body } = await owner.ask<{ inviteUrl: string }>('POST /members', {
      name: 'Lan',
      email: 'lan@shop.example',
      role: 'support',
    });
    const token = body.inviteUrl.split('setup=')[1];
    const browser = createBrowser();
    await browser.ask('GET /session');
    expect((await browser.ask<SetUpLink>('POST /setup/look', { token })).body).toEqual({
      invited: { name: 'Lan', email: 'lan@shop.example', role: 'support' },
      shop: collector.core.rules.compiled.shop.name,
    });
    expect((await browser.ask('POST /setup/look', { token: 'x' })).body).toMatchObject({ code: 'link_invalid' });
    expect(
      (await browser.ask('POST /setup', { token, name: 'Lan', email: 'lan@shop.example', password: 'khách quen 2' })).status,
    ).toBe(200);
    expect((await browser.ask('POST /setup/look', { token })).body).toMatchObject({ code: 'link_invalid' });
  });

  it('are invited by a link, and choose their password themselves', async () => {
    const owner = await signInAs(collector, 'owner');
    const invited = await owner.ask<{ member: Member; inviteUrl: string }>('POST /members', {
      name: 'Lan',
      email: 'lan@shop.example',
      role: 'marketer',
    });
    expect(invited.body.inviteUrl).toMatch(/^http:\/\/localhost\/console\/\?setup=/);
    const token = invited.body.inviteUrl.split('setup=')[1];
    const browser = createBrowser();
    await browser.ask('GET /session');
    const values = { token, name: 'Lan Nguyễn', email: 'lan@shop.example', password: 'khách quen 2' };
    expect((await browser.ask('POST /setup', values)).body).toMatchObject({
      member: { id: invited.body.member.id, name: 'Lan Nguyễn', role: 'marketer' },
    });
    expect((await browser.ask('GET /keys')).status).toBe(403);
  });

  it('join in the role they have when they are done', async () => {
    const owner = await signInAs(collector, 'owner');
    const values = { name: 'Lan', email: 'lan@shop.example' };
    const { body } = await owner.ask<{ member: Member; inviteUrl: string }>('POST /members', { ...values, role: 'owner' });
    const browser = createBrowser();
    await browser.ask('GET /session');
    afterReadingMembers(() => collector.storage.console.setRole(body.member.id, 'viewer'));
    const joined = await browser.ask('POST /setup', {
      ...values,
      token: body.inviteUrl.split('setup=')[1],
      password: 'khách quen 2',
    });
    expect(joined.body).toMatchObject({ member: { role: 'viewer' } });
  });

  it('cannot be two of one mail address', async () => {
    const owner = await signInAs(collector, 'owner');
    await addMember('viewer');
    const { body } = await owner.ask('POST /members', { name: 'M', email: 'MAI@shop.example', role: 'viewer' });
    expect(body).toMatchObject({ code: 'conflict' });
  });

  it('keep at least one owner', async () => {
    const owner = await signInAs(collector, 'owner');
    expect((await owner.ask(`PUT /members/${owner.memberId}`, { role: 'viewer' })).body).toMatchObject({ code: 'conflict' });
    expect((await owner.ask(`DELETE /members/${owner.memberId}`)).body).toMatchObject({ code: 'conflict' });
    const other = await signInAs(collector, 'owner');
    expect((await owner.ask(`PUT /members/${owner.memberId}`, { role: 'viewer' })).status).toBe(200);
    expect((await owner.ask('GET /audit')).status).toBe(403);
    const { body } = await other.ask<{ entries: readonly object[] }>('GET /audit');
    expect(body.entries[0]).toMatchObject({
      action: 'member.update',
      member: { id: owner.memberId },
      changes: [{ path: 'role', before: '"owner"', after: '"viewer"' }],
    });
  });
});
