import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleWorld } from './console-world.ts';
import { type Member, newMember, saved, signIn, type } from './member.ts';

const campaign = '/campaigns/hoi-so-thich';

/** Two people at the console: nothing that somebody did is lost silently, and what was can be had again. */
export function workTogether(world: ConsoleWorld): void {
  describe('two people who work on the same', () => {
    let owner: Member;
    let colleague: Member;
    let page: Page;

    beforeAll(async () => {
      owner = await newMember(world.browser, world.demo.origin);
      page = owner.page;
      await owner.open('/');
      await signIn(owner);
    });
    afterAll(async () => {
      await owner.context.close();
      await colleague?.context.close();
    });
    const nameOf = (who: Page): Promise<string> => who.getByRole('textbox', { name: 'Campaign name' }).inputValue();

    it('invites a colleague, who comes in by the link once', async () => {
      await owner.open('/settings/members');
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Lan');
      await page.reload();
      await expect.poll(() => dialog.getByLabel('Name').inputValue(), { timeout: 15_000 }).toBe('Lan');
      await dialog.getByLabel('Email').fill('lan@nhamay.example');
      await dialog.getByRole('button', { name: 'Invite somebody' }).click();
      const link = (await dialog.locator('code, pre').textContent()) ?? '';
      colleague = await newMember(world.browser, world.demo.origin);
      await colleague.page.goto(link);
      await colleague.page.locator('input[type=password]').fill('một mật khẩu dài');
      await colleague.page.locator('button[type=submit]').click();
      await colleague.page.getByRole('button', { name: 'Account' }).waitFor();
      await owner.open('/settings/members');
      await page.getByText('lan@nhamay.example').waitFor();
    });

    it('keeps unsaved work through a reload', async () => {
      await owner.open(campaign);
      await type(page, 'Campaign name', 'Hỏi sở thích, bản của Mai');
      await page.getByText('Not saved').waitFor();
      await page.reload();
      await page.getByText('Your unsaved work from last time is back.').waitFor();
      expect(await nameOf(page)).toBe('Hỏi sở thích, bản của Mai');
    });

    it('warns of what the other has saved, and lets choose', async () => {
      await colleague.open(campaign);
      await type(colleague.page, 'Campaign name', 'Hỏi sở thích, bản của Lan');
      await colleague.page.getByRole('button', { name: 'Save', exact: true }).click();
      await saved(colleague);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const notice = page.getByRole('alert').filter({ hasText: 'Somebody else has saved a change' });
      await notice.getByText('Hỏi sở thích, bản của Lan').waitFor();
      await notice.getByText('Hỏi sở thích, bản của Mai').waitFor();
      await page.getByText(/^Lan saved it at/).waitFor();
      const desk = page.viewportSize();
      await page.setViewportSize({ width: 390, height: 844 });
      const isCut = (element: Element): boolean => element.getBoundingClientRect().right > document.documentElement.clientWidth;
      const parts = await notice.getByRole('cell').or(notice.getByText('Nothing is lost')).all();
      const areCut = () => Promise.all(parts.map((part) => part.evaluate(isCut)));
      await expect.poll(areCut, { timeout: 15_000 }).toEqual([false, false, false, false]);
      if (desk) await page.setViewportSize(desk);
      await notice.getByRole('button', { name: 'Keep mine' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await saved(owner);
      await colleague.open(campaign);
      expect(await nameOf(colleague.page)).toBe('Hỏi sở thích, bản của Mai');
    });

    it('puts the other one’s version back from the history', async () => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'History' }).click();
      const history = page.getByRole('dialog');
      await history.getByText('Lan changed the campaign hoi-so-thich').first().waitFor();
      await history.getByRole('button', { name: 'Put this one back' }).first().click();
      await history.waitFor({ state: 'hidden' });
      await expect.poll(() => nameOf(page), { timeout: 15_000 }).toBe('Hỏi sở thích, bản của Lan');
    });

    it('says which campaign uses an offer that is to be deleted', async () => {
      await owner.open('/offers/khach-quen-5');
      await deleteIt(page);
      const notice = page.getByRole('alert').filter({ hasText: 'it is in use' });
      await notice.getByText('Used by the campaign').waitFor();
      await notice.getByRole('link').click();
      await page.waitForURL('**/console/campaigns/*');
    });

    it('puts back what was deleted, where it was and from the log of changes', async () => {
      await owner.open(campaign);
      const name = await nameOf(page);
      for (const where of [campaign, '/settings/audit']) {
        await owner.open(campaign);
        await page.getByRole('textbox', { name: 'Campaign name' }).waitFor();
        await deleteIt(page);
        await page.waitForURL((url) => url.pathname.endsWith('/console/campaigns'));
        await owner.open(where);
        const putBack = page.getByRole('button', { name: 'Put it back' });
        await putBack.waitFor();
        if (where === campaign) await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
        await putBack.click();
        await putBack.waitFor({ state: 'hidden' });
        await owner.open(campaign);
        await expect.poll(() => nameOf(page), { timeout: 15_000 }).toBe(name);
      }
    });

    it('has nothing to complain of', () => expect([...owner.complaints, ...colleague.complaints]).toEqual([]));
  });
}

/** Deletes what is edited, by its menu. */
async function deleteIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
}
