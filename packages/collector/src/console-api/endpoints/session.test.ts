import { describe, expect, it } from 'vitest';
import { createCollector } from '../../server/create-collector.ts';
import { askConsole } from '../console-client.contract.ts';
import { type Browser, consoleShop, dayMs, startMs } from './console-shop.contract.ts';

const shop = consoleShop();

describe('signing in', () => {
  it('gives a new cookie that scripts and other sites cannot use', async () => {
    await shop.addMember();
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const before = browser.cookie;
    const { body, headers } = await browser.ask('POST /session', { email: ' MAI@shop.example', password: 'khách quen 1' });
    expect(body).toMatchObject({ member: { id: 'm1', lastSeenAtMs: startMs } });
    expect(browser.cookie).not.toBe(before);
    expect(headers.get('set-cookie')).toMatch(/; Path=\/console; HttpOnly; SameSite=Lax$/);
    expect((await askConsole(shop.collector, 'GET /rules', undefined, { cookie: before })).status).toBe(401);
    expect((await browser.ask('GET /rules')).status).toBe(200);
  });

  it.each([
    ['was removed', () => shop.collector.storage.console.removeMember('m1'), []],
    [
      'took another password',
      async () =>
        shop.collector.storage.console.setPassword(
          'm1',
          'scrypt$16$8$1$YQ$Yg',
          (await shop.storedMember())?.passwordHash ?? null,
        ),
      ['viewer scrypt$16$8$1$YQ$Yg'],
    ],
  ])('fails for a member who %s meanwhile, and takes nothing back', async (_case, happen, left) => {
    await shop.addMember('viewer');
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    shop.afterReadingMembers(happen);
    const reply = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(reply.body).toMatchObject({ code: 'sign_in_failed' });
    const members = await shop.collector.storage.console.members();
    expect(members.map(({ role, passwordHash }) => `${role} ${passwordHash}`)).toEqual(left);
  });

  it('leaves a member the role they were given meanwhile', async () => {
    await shop.addMember('support');
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    shop.afterReadingMembers(() => shop.collector.storage.console.setRole('m1', 'viewer'));
    const { body } = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(body).toMatchObject({ member: { role: 'viewer' } });
    expect((await shop.storedMember())?.role).toBe('viewer');
  });

  it('gives a cookie for https only over https', async () => {
    const response = await shop.collector.app.request('https://shop.example/console/api/session');
    expect(response.headers.get('set-cookie')).toContain('; Secure');
    await shop.collector.close();
    shop.collector = await createCollector({ now: () => shop.nowMs, trustedProxies: 1 });
    const proxied = await shop.createBrowser().ask('GET /session', undefined, { 'x-forwarded-proto': 'https' });
    expect(proxied.headers.get('set-cookie')).toContain('; Secure');
  });

  it('needs the token that was told before', async () => {
    await shop.addMember();
    const reply = await askConsole(shop.collector, 'POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    expect(reply.body).toMatchObject({ code: 'csrf_failed' });
  });

  it('says the same of an unknown address and a wrong password', async () => {
    await shop.addMember();
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const wrong = await browser.ask('POST /session', { email: 'mai@shop.example', password: 'x' });
    const unknown = await browser.ask('POST /session', { email: 'eve@shop.example', password: 'x' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('waits longer and longer after attempts that failed, for that account only', async () => {
    await shop.addMember();
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const attempt = (password: string, email = 'mai@shop.example') => browser.ask('POST /session', { email, password });
    for (let nth = 0; nth < 5; nth++) expect((await attempt('x')).status).toBe(401);
    const refused = await attempt('khách quen 1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    shop.nowMs += 1000;
    expect((await attempt('x')).status).toBe(401);
    expect((await attempt('x')).headers.get('retry-after')).toBe('2');
    expect((await attempt('x', 'other@shop.example')).status).toBe(401);
    shop.nowMs += 2000;
    expect((await attempt('khách quen 1')).status).toBe(200);
    expect((await attempt('khách quen 1')).status).toBe(200);
  });

  it('ends when signing out, after two weeks without use, and in the end', async () => {
    await shop.addMember();
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const signIn = () => browser.ask('POST /session', { email: 'mai@shop.example', password: 'khách quen 1' });
    await signIn();
    for (let days = 0; days < 30; days += 10) {
      shop.nowMs += 10 * dayMs;
      expect((await browser.ask('GET /rules')).status).toBe(200);
    }
    shop.nowMs += 15 * dayMs;
    expect((await browser.ask('GET /rules')).status).toBe(401);
    await signIn();
    for (let days = 0; days < 90; days += 10) {
      expect((await browser.ask('GET /rules')).status).toBe(200);
      shop.nowMs += 10 * dayMs;
    }
    expect((await browser.ask('GET /rules')).status).toBe(401);
    await signIn();
    const { cookie } = browser;
    expect((await browser.ask('DELETE /session')).body).toMatchObject({ member: null, setupNeeded: false });
    expect((await askConsole(shop.collector, 'GET /rules', undefined, { cookie })).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });
});

describe('a password', () => {
  const change = (browser: Browser, current: string, password = 'mật khẩu mới') =>
    browser.ask('PUT /session/password', { current, password });
  const signIn = async (browser: Browser, password = 'khách quen 1') => {
    await browser.ask('GET /session');
    return browser.ask('POST /session', { email: 'mai@shop.example', password });
  };

  it('is changed by who knows the present one, and ends the other sessions', async () => {
    await shop.addMember('viewer');
    const here = shop.createBrowser();
    const there = shop.createBrowser();
    await signIn(here);
    await signIn(there);
    const stolen = here.cookie;
    expect((await change(here, 'khách quen 1')).body).toMatchObject({ member: { email: 'mai@shop.example' } });
    expect((await here.ask('GET /rules')).status).toBe(200);
    expect((await there.ask('GET /rules')).status).toBe(401);
    expect((await askConsole(shop.collector, 'GET /rules', undefined, { cookie: stolen })).status).toBe(401);
    expect((await signIn(shop.createBrowser())).status).toBe(401);
    expect((await signIn(shop.createBrowser(), 'mật khẩu mới')).status).toBe(200);
    const [entry] = await shop.collector.storage.console.audit(1);
    expect(entry).toMatchObject({ action: 'member.password', subject: 'mai@shop.example', memberName: 'Mai', changes: [] });
  });

  it.each([
    ['removed', () => shop.collector.storage.console.removeMember('m1'), undefined],
    ['given another role', () => shop.collector.storage.console.setRole('m1', 'support'), 'support'],
  ])('is changed without taking back that its member was %s', async (_case, happen, role) => {
    await shop.addMember('viewer');
    const browser = shop.createBrowser();
    await signIn(browser);
    shop.afterReadingMembers(happen);
    expect((await change(browser, 'khách quen 1')).status).toBe(role === undefined ? 409 : 200);
    expect((await shop.storedMember())?.role).toBe(role);
  });

  it('stays as it is when the present one is wrong, the new one short or the same', async () => {
    await shop.addMember('viewer');
    const browser = shop.createBrowser();
    await signIn(browser);
    expect((await change(browser, 'nope')).body).toMatchObject({ code: 'sign_in_failed' });
    expect((await change(browser, 'khách quen 1', 'short')).body).toMatchObject({ code: 'invalid_request' });
    expect((await change(browser, 'khách quen 1', 'khách quen 1')).body).toMatchObject({ issues: [{ path: 'password' }] });
    expect((await browser.ask('GET /rules')).status).toBe(200);
    expect((await signIn(shop.createBrowser())).status).toBe(200);
  });

  it('is not guessed through an open browser', async () => {
    await shop.addMember('viewer');
    const browser = shop.createBrowser();
    await signIn(browser);
    for (let nth = 0; nth < 5; nth++) expect((await change(browser, `guess ${nth}`)).status).toBe(401);
    const refused = await change(browser, 'khách quen 1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    shop.nowMs += 2_000;
    expect((await change(browser, 'khách quen 1')).status).toBe(200);
  });
});
