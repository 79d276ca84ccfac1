import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createClient } from '@quen/client';
import { createCollector, listen } from '@quen/collector';
import { seedCatalogue, seedRules } from '@quen-example/storefront';
import { Hono } from 'hono';
import { bundlePage } from './bundle-page.ts';
import { createReactStorefront } from './server.tsx';

/** Serves the React shop and a collector of its own, in memory, on one origin. */
export async function start(port: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const collector = await createCollector();
  const keys = await collector.core.keys.create({ name: 'Nhà Mây React', nowMs: Date.now() });
  await seedRules(collector, fileURLToPath(new URL('../../storefront/rules', import.meta.url)), Date.now());
  await seedCatalogue(collector, Date.now());
  const quen = createClient({
    collector: 'http://collector.internal',
    key: keys.secret,
    fetch: async (input, init) => collector.app.fetch(new Request(input as URL, init)),
  });
  const shop = createReactStorefront({ quen, key: keys.publishable, script: await bundlePage() });
  const app = new Hono();
  app.all('/v1/*', (c) => collector.app.fetch(c.req.raw));
  app.all('*', (c) => shop.fetch(c.req.raw));
  const listening = await listen({ ...collector, app }, { port, hostname: 'localhost' });
  console.log(`The shop in React: http://localhost:${listening.port}/   (Ctrl-C stops)`);
  process.once('SIGINT', () => void listening.close().then(() => process.exit(0)));
  return listening;
}
