import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createClient } from '@quen/client';
import {
  announceServer,
  createCollector,
  createProgress,
  debugRoutes,
  ensureDemoMember,
  listen,
  withdrawServer,
} from '@quen/collector';
import { createClock } from '@quen/testkit';
import { Hono } from 'hono';
import { createOfferDesk } from './cart/offer-desk.ts';
import { readDemoOptions, usage } from './demo-options.ts';
import { beginMeasuring } from './month/month-rules.ts';
import { beginMonth, monthDays, playMonth } from './month/play-month.ts';
import { seedCatalogue, seedRules } from './seed.ts';
import { isSeeding, seedApart } from './seed-apart.ts';
import { readShopKeys } from './shop-keys.ts';
import { createStorefront } from './storefront.ts';

const rulesFolder = fileURLToPath(new URL('../rules', import.meta.url));

/** The demo: the shop and its collector in one process on one origin, with a month behind them. */
export async function start(args: readonly string[]): Promise<void> {
  const options = readDemoOptions(args);
  if (options === 'help') return console.log(usage);
  if ('fault' in options) {
    console.error(`${options.fault}\n\n${usage}`);
    process.exitCode = 1;
    return;
  }
  const beganMs = Date.now();
  const folder = resolve(options.data);
  mkdirSync(folder, { recursive: true });
  await seedApart(options, folder, args);
  const clock = createClock(beganMs);
  const collector = await createCollector({
    database: join(folder, 'quen.db'),
    // The month passes in seconds by a clock of its own: profiles are written down once, at its end, not every minute of it.
    ...(isSeeding ? { now: clock.now, writeBehindMs: 2 * monthDays * 86_400_000 } : {}),
    log: ({ level, ...entry }) => {
      if (level === 'error' || level === 'warn') console.error(JSON.stringify({ level, ...entry }));
    },
  });
  if (isSeeding) {
    const { nowMs } = beginMonth(folder, options.shoppers, beganMs);
    clock.set(nowMs - monthDays * 86_400_000);
    await seedCatalogue(collector, nowMs);
    await seedRules(collector, rulesFolder, clock.now());
    await beginMeasuring(collector, clock.now());
    const progress = createProgress('Simulating a month of shoppers', monthDays);
    await playMonth({ collector, clock, folder, rulesFolder, shoppers: options.shoppers, nowMs, progress });
    await collector.settle();
    return collector.close();
  }
  const keys = await readShopKeys(collector, folder, Date.now());
  const member = await ensureDemoMember(collector.core);
  await seedRules(collector, rulesFolder, Date.now());
  await seedCatalogue(collector, Date.now());

  collector.app.route('/', debugRoutes(collector.core));
  let address = '';
  const shop = createStorefront({
    snippet: { src: '/quen.js', key: keys.publishable },
    desk: createOfferDesk(() => createClient({ collector: address, key: keys.secret })),
  });
  const app = new Hono();
  const shopRooms = new Set(shop.routes.map(({ path }) => path.split('/')[1] ?? '').filter((room) => /^[\w.-]*$/.test(room)));
  app.all('*', async ({ req }) => {
    if (shopRooms.has(req.path.split('/')[1] ?? '')) return shop.fetch(req.raw);
    const answer = await collector.app.fetch(req.raw);
    // Who strays by hand is shown the shop's own page; programs are told by the collector what is wrong.
    const isReader = req.method === 'GET' && (req.header('accept') ?? '').includes('text/html');
    return answer.status === 404 && isReader ? shop.fetch(req.raw) : answer;
  });

  const listening = await listen({ ...collector, app }, { port: options.port, hostname: options.host }).catch(
    async (error: NodeJS.ErrnoException) => {
      await collector.close();
      if (error.code !== 'EADDRINUSE') throw error;
      console.error(`Port ${options.port} is taken: free it, or choose another with --port N.`);
      process.exit(1);
    },
  );
  // A server that listens on every address is reached on its own machine.
  address = `http://${/^(0\.0\.0\.0|::)$/.test(options.host) ? 'localhost' : options.host}:${listening.port}`;
  // The quen command works on the running demo: `npx quen campaigns push examples/storefront/rules`, say.
  await announceServer(folder, collector, `http://${options.host}:${listening.port}`);
  const origin = `http://${options.host}:${listening.port}`;
  console.log(`
  Quen and the shop Nhà Mây are ready (${((Date.now() - beganMs) / 1000).toFixed(1)} s)

  Shop                  ${origin}/          ${origin}/en
  Console               ${origin}/console/   ${member.email} / ${member.password}
  Current visitor       ${origin}/debug
  API documentation     ${origin}/docs      ${origin}/openapi.json
  Health                ${origin}/livez     ${origin}/readyz     ${origin}/metrics
  Publishable key       ${keys.publishable}
${keys.isNew ? `  Secret key            ${keys.secret}   (shown this once)\n` : ''}
  Data in ${folder}; Ctrl-C stops.
`);

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('Stopping; what was taken is being written down. Ctrl-C again stops at once.');
    const written = withdrawServer(folder).then(() => listening.close());
    written.then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
