import { launchChromium, missingChromium } from '@quen/testkit/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Demo, startDemo } from '../../../examples/storefront/e2e/demo.ts';
import type { ConsoleWorld } from './console-world.ts';
import { failEverywhere } from './failing-server.ts';
import { lookAfterThings } from './looking-after.ts';
import { walkMarketersJob } from './marketer-job.ts';
import { lookAtPages } from './pages.ts';
import { renewsPictures, takeReadmePictures } from './readme-pictures.ts';
import { workTogether } from './working-together.ts';

describe.skipIf(missingChromium !== undefined)('the console of the demo shop', () => {
  const world = {} as { -readonly [Part in keyof ConsoleWorld]: ConsoleWorld[Part] };
  let demo: Demo | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(renewsPictures ? 1500 : 300), launchChromium()]);
    Object.assign(world, { demo, browser });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  takeReadmePictures(world);
  lookAtPages(world);
  walkMarketersJob(world);
  workTogether(world);
  lookAfterThings(world);
  failEverywhere(world);
});
