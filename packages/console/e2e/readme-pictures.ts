import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ConsoleWorld } from './console-world.ts';
import { choose, newMember, signIn } from './member.ts';
import { settled } from './pages.ts';

/** The console's pictures in the README and in docs: the page, and what is done there first. */
const pictures: readonly { readonly name: string; readonly path: string; readonly first?: (page: Page) => Promise<void> }[] = [
  { name: 'console-overview', path: '/', first: (page) => page.getByText('7 ngày', { exact: true }).click() },
  {
    name: 'console-campaign',
    path: '/campaigns/uu-dai-mien-phi-giao',
    first: async (page) => {
      await choose(page, 'Ai đang xem', 'Khách quay lại');
      await page.getByRole('button', { name: 'GHEHIEN' }).waitFor();
    },
  },
  { name: 'console-experiment', path: '/experiments/dang-duoc-quan-tam' },
  { name: 'console-segment', path: '/segments/khach-quen' },
];
const folder = join(import.meta.dirname, '../../../docs/screenshots');

/** Pictures differ by a pixel from machine to machine: they are renewed on purpose, with UPDATE_SCREENSHOTS=1. */
export const renewsPictures: boolean = process.env['UPDATE_SCREENSHOTS'] === '1';

/** Renews the console's pictures. */
export function takeReadmePictures(world: ConsoleWorld): void {
  describe.runIf(renewsPictures)('its pictures in the README', () => {
    it('are renewed', async () => {
      const member = await newMember(world.browser, world.demo.origin, {
        locale: 'vi-VN',
        viewport: { width: 1280, height: 860 },
      });
      await member.open('/');
      await signIn(member);
      for (const { name, path, first } of pictures) {
        await member.open(path);
        await settled(member.page);
        await first?.(member.page);
        await settled(member.page);
        const file = join(folder, `${name}-vi-desk.jpg`);
        const picture = await member.page.screenshot({ path: file, type: 'jpeg', quality: 80, animations: 'disabled' });
        expect(picture.length).toBeLessThan(150_000);
      }
      await member.context.close();
    });
  });
}
