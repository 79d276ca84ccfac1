import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleWorld } from './console-world.ts';
import { type Member, newMember, signIn } from './member.ts';

/** What has to be set right now and then: a customer who asks, a key that leaked, an event that was misread. */
export function lookAfterThings(world: ConsoleWorld): void {
  describe('somebody who looks after things', () => {
    let owner: Member;
    let page: Page;

    beforeAll(async () => {
      owner = await newMember(world.browser, world.demo.origin);
      page = owner.page;
      await owner.open('/');
      await signIn(owner);
    });
    afterAll(() => owner.context.close());

    it('parts two profiles that were merged', async () => {
      await owner.open('/customers?stage=repeat');
      await page
        .getByRole('link', { name: /@example\.com/ })
        .first()
        .click();
      const part = page.getByRole('button', { name: 'Undo' });
      await part.click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/^Undone /).waitFor();
    });

    it('hands a customer what is known of them, and forgets them', async () => {
      await owner.open('/customers?stage=customer');
      await page
        .getByRole('link', { name: /@example\.com/ })
        .first()
        .click();
      const mail = (await page.getByRole('heading', { level: 1, name: /@example\.com/ }).textContent()) ?? '';
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export' }).click();
      const told = await readFile(await (await download).path(), 'utf8');
      expect(JSON.parse(told)).toBeTypeOf('object');
      expect(told).toContain(mail);

      await page.getByRole('button', { name: 'Erase' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('ERASE');
      await dialog.getByRole('button', { name: 'Erase for good' }).click();
      await page.waitForURL((url) => url.pathname.endsWith('/console/customers'));
      await owner.open(`/customers?q=${encodeURIComponent(mail)}`);
      await page
        .getByText('0 customers')
        .or(page.getByText(/nobody|no customer/i))
        .first()
        .waitFor();
    });

    it('mends a rejected event and sends it again', async () => {
      const answer = await fetch(`${world.demo.origin}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.demo.secretKey}` },
        body: JSON.stringify({
          events: [{ messageId: 'to-be-mended', name: 'view item!', anonymousId: 'khach-mend', properties: {} }],
        }),
      });
      expect(answer.status).toBeLessThan(300);
      await owner.open('/live');
      await page.getByRole('tab', { name: 'Rejected (1)' }).click();
      await page.getByRole('button', { name: 'Mend and replay' }).click();
      const dialog = page.getByRole('dialog');
      const text = dialog.getByRole('textbox');
      await text.fill((await text.inputValue()).replace('view item!', 'view_item'));
      await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
      await page.getByText(/^Replayed /).waitFor();
      expect((await world.demo.eventsOf('khach-mend')).filter(({ name }) => name === 'view_item')).toHaveLength(1);
    });

    it('arranges merchandising rules by keys and by drag', async () => {
      await owner.open('/recommendations');
      await page.getByRole('tab', { name: 'Merchandising' }).click();
      for (const kind of ['Pin', 'Boost', 'Exclude']) {
        await page.getByRole('button', { name: 'Add rule' }).click();
        await page.getByRole('menuitem', { name: kind, exact: true }).click();
      }
      const order = (): Promise<string[]> =>
        page
          .locator('.mantine-Badge-root')
          .filter({ hasText: /^\d\. / })
          .allInnerTexts();
      await expect.poll(order).toEqual(['1. Pin', '2. Boost', '3. Exclude']);
      await page.getByRole('button', { name: 'Move up' }).last().focus();
      await page.keyboard.press('Enter');
      await expect.poll(order).toEqual(['1. Pin', '2. Exclude', '3. Boost']);
      // The focus goes with the rule.
      await page.keyboard.press('Enter');
      await expect.poll(order).toEqual(['1. Exclude', '2. Pin', '3. Boost']);
      expect(await page.getByRole('status').allInnerTexts()).toContain('Moved to place 1 of 3');
      const grips = page.locator('[draggable=true]');
      await grips.first().dragTo(grips.last());
      await expect.poll(order).toEqual(['1. Pin', '2. Boost', '3. Exclude']);
      await page.getByRole('button', { name: 'Discard changes' }).click();
      await expect.poll(order).toEqual([]);
    });

    it('rotates a key, and the old pair goes on for a while', async () => {
      await owner.open('/settings/keys');
      await page.getByRole('button', { name: 'Rotate' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
      const fresh = page.getByRole('dialog', { name: 'The new pair' });
      const secret = /sk_[\w-]+/.exec(await fresh.innerText())?.[0] ?? '';
      await fresh.getByRole('button', { name: 'I have them' }).click();
      await page.getByText(/^works until /).waitFor();
      for (const key of [secret, world.demo.secretKey]) {
        const answer = await fetch(`${world.demo.origin}/v1/rules`, { headers: { authorization: `Bearer ${key}` } });
        expect(answer.status).toBe(200);
      }
    });

    it('has nothing to complain of', () => expect(owner.complaints).toEqual([]));
  });
}
