import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleWorld } from './console-world.ts';
import { type Member, newMember, signIn } from './member.ts';
import { pages } from './pages.ts';

/** Pages that ask the server for nothing until a button is pressed. */
const askNothing = ['/settings/webhooks', '/settings/export', '/nowhere'];
const problem = {
  type: '/problems/unavailable',
  code: 'unavailable',
  title: 'Not able to take this right now',
  status: 503,
  detail: 'the disk is full',
};

/** Every page while the server fails: it says so in its own words, keeps its heading, and goes on when the server does. */
export function failEverywhere(world: ConsoleWorld): void {
  describe('a server that fails', () => {
    let member: Member;

    beforeAll(async () => {
      member = await newMember(world.browser, world.demo.origin);
      await member.open('/');
      await signIn(member);
    });
    afterAll(() => member.context.close());

    const paths = new Set(pages.map(({ path }) => path).concat('/segments/new', '/offers/new'));
    it.each([...paths].filter((path) => !askNothing.includes(path)))('is told of at %s, and tried again', async (path) => {
      const { page } = member;
      // Who sits there is known; all else fails.
      const everything = /\/console\/api\/(?!session)/;
      let isFailing = true;
      await page.route(everything, (route) =>
        isFailing
          ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) })
          : route.fallback(),
      );
      await member.open(path);
      const notice = page.getByRole('alert').filter({ hasText: 'The server cannot take this right now' });
      await notice.first().waitFor();
      const told = await page.locator('main').innerText();
      expect(told).toContain('Wait a moment and try again.');
      expect(told).not.toContain('the disk is full');
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      isFailing = false;
      for (const again of await notice.getByRole('button', { name: 'Try again' }).all()) await again.click();
      await notice.first().waitFor({ state: 'hidden' });
      await page.unroute(everything);
    });

    it('leaves nothing to complain of', () => expect(member.complaints).toEqual([]));
  });
}
