import { describe, expect, it } from 'vitest';
import { makeOwnerLink } from '../auth/set-up-link.ts';
import { signInAs } from '../console-client.contract.ts';
import type { Member, SetUpLink } from '../types/member.ts';
import { consoleShop, dayMs } from './console-shop.contract.ts';

const shop = consoleShop();

describe('the first owner', () => {
  const values = { name: 'Mai', email: 'Mai@Shop.example', password: 'khách quen 1' };

  it('comes in by the link, which works once and then is not made again', async () => {
    const link = (await makeOwnerLink(shop.collector.core)) ?? '';
    expect(link).toMatch(/^\/console\/\?setup=[\w-]{32}$/);
    const browser = shop.createBrowser();
    expect((await browser.ask('GET /session')).body).toMatchObject({ member: null, setupNeeded: true });
    const token = link.split('=')[1];
    const { body } = await browser.ask('POST /setup', { ...values, token });
    expect(body).toMatchObject({ member: { name: 'Mai', email: 'mai@shop.example', role: 'owner' }, setupNeeded: false });
    expect((await browser.ask('GET /rules')).status).toBe(200);
    const second = shop.createBrowser();
    expect((await second.ask('GET /session')).body.setupNeeded).toBe(false);
    expect((await second.ask('POST /setup', { ...values, email: 'eve@x.example', token })).body).toMatchObject({
      code: 'link_invalid',
    });
    expect(await makeOwnerLink(shop.collector.core)).toBeNull();
  });

  it('uses the newest link, within a day', async () => {
    const [first, second] = [await makeOwnerLink(shop.collector.core), await makeOwnerLink(shop.collector.core)];
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const join = (link: string | null) => browser.ask('POST /setup', { ...values, token: link?.split('=')[1] ?? '' });
    expect((await join(first)).body).toMatchObject({ code: 'link_invalid' });
    shop.nowMs += dayMs;
    expect((await join(second)).body).toMatchObject({ code: 'link_invalid' });
  });

  it('has a password that is not too short', async () => {
    const token = (await makeOwnerLink(shop.collector.core))?.split('=')[1];
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    expect((await browser.ask('POST /setup', { ...values, token, password: 'short' })).body).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'password' }],
    });
  });
});

describe('members', () => {
  it('see whom their link is for before they choose a password', async () => {
    await shop.addMember();
    const owner = await signInAs(shop.collector, 'owner');
    const { body } = await owner.ask<{ inviteUrl: string }>('POST /members', {
      name: 'Lan',
      email: 'lan@shop.example',
      role: 'support',
    });
    const token = body.inviteUrl.split('setup=')[1];
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    expect((await browser.ask<SetUpLink>('POST /setup/look', { token })).body).toEqual({
      invited: { name: 'Lan', email: 'lan@shop.example', role: 'support' },
      shop: shop.collector.core.rules.compiled.shop.name,
    });
    expect((await browser.ask('POST /setup/look', { token: 'x' })).body).toMatchObject({ code: 'link_invalid' });
    expect(
      (await browser.ask('POST /setup', { token, name: 'Lan', email: 'lan@shop.example', password: 'khách quen 2' })).status,
    ).toBe(200);
    expect((await browser.ask('POST /setup/look', { token })).body).toMatchObject({ code: 'link_invalid' });
  });

  it('are invited by a link, and choose their password themselves', async () => {
    const owner = await signInAs(shop.collector, 'owner');
    const invited = await owner.ask<{ member: Member; inviteUrl: string }>('POST /members', {
      name: 'Lan',
      email: 'lan@shop.example',
      role: 'marketer',
    });
    expect(invited.body.inviteUrl).toMatch(/^http:\/\/localhost\/console\/\?setup=/);
    const token = invited.body.inviteUrl.split('setup=')[1];
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    const values = { token, name: 'Lan Nguyễn', email: 'lan@shop.example', password: 'khách quen 2' };
    expect((await browser.ask('POST /setup', values)).body).toMatchObject({
      member: { id: invited.body.member.id, name: 'Lan Nguyễn', role: 'marketer' },
    });
    expect((await browser.ask('GET /keys')).status).toBe(403);
  });

  it('join in the role they have when they are done', async () => {
    const owner = await signInAs(shop.collector, 'owner');
    const values = { name: 'Lan', email: 'lan@shop.example' };
    const { body } = await owner.ask<{ member: Member; inviteUrl: string }>('POST /members', { ...values, role: 'owner' });
    const browser = shop.createBrowser();
    await browser.ask('GET /session');
    shop.afterReadingMembers(() => shop.collector.storage.console.setRole(body.member.id, 'viewer'));
    const joined = await browser.ask('POST /setup', {
      ...values,
      token: body.inviteUrl.split('setup=')[1],
      password: 'khách quen 2',
    });
    expect(joined.body).toMatchObject({ member: { role: 'viewer' } });
  });

  it('cannot be two of one mail address', async () => {
    const owner = await signInAs(shop.collector, 'owner');
    await shop.addMember('viewer');
    const { body } = await owner.ask('POST /members', { name: 'M', email: 'MAI@shop.example', role: 'viewer' });
    expect(body).toMatchObject({ code: 'conflict' });
  });

  it('keep at least one owner', async () => {
    const owner = await signInAs(shop.collector, 'owner');
    expect((await owner.ask(`PUT /members/${owner.memberId}`, { role: 'viewer' })).body).toMatchObject({ code: 'conflict' });
    expect((await owner.ask(`DELETE /members/${owner.memberId}`)).body).toMatchObject({ code: 'conflict' });
    const other = await signInAs(shop.collector, 'owner');
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
