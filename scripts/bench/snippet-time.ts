import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { shopPage, startFakeCollector } from '../../packages/browser/e2e/fake-collector.ts';
import { type BarePage, startBareChromium } from './bare-chromium.ts';
import { type Figure, median } from './figure.ts';

const rounds = 15;
const slowdown = 4;

/** Other trackers as their makers document them for a bundler; each tells one page view, and decides nothing. */
const rivals = {
  plausible: `import { init } from '@plausible-analytics/tracker';
    init({ domain: 'shop.example', endpoint: location.origin + '/v1/rival', captureOnLocalhost: true });`,
  snowplow: `import { newTracker, trackPageView } from '@snowplow/browser-tracker';
    newTracker('sp', location.origin, { appId: 'shop', postPath: '/v1/rival' });
    trackPageView();`,
};

type Tracked = 'quen' | 'empty' | keyof typeof rivals;

async function bundleRival(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
  });
  return outputFiles[0]?.text ?? '';
}

/** What one page took of the main thread, in ms. */
interface ThreadTime {
  /** Running and compiling scripts. */
  readonly script: number;
  /** All that ran on it, the page itself included. */
  readonly task: number;
}

/** When the page view is on its way and not answered yet, and 0.8 s after the answer. */
interface Loaded {
  readonly first: ThreadTime;
  readonly whole: ThreadTime;
}

/**
 * Main-thread time of the same page with each tracker and with none, in turns, each in a fresh profile of a Chromium slowed down, with
 * no devtools: medians beside the others' in the same run.
 */
export async function benchSnippetTime(executablePath: string, args: readonly string[]): Promise<Figure[]> {
  const loaded = await loadPages(executablePath, args);
  const medianOf = (name: Tracked, read: (page: Loaded) => number): number => median(loaded[name].map(read));
  const beside = (what: string, name: Tracked, read: (page: Loaded) => number, most: number | null = null): Figure => {
    const [value, baseline] = [medianOf('quen', read), medianOf(name, read)];
    const ratio = baseline > 0 ? value / baseline : null;
    return {
      name: `${what} at ${slowdown}× slowdown, beside ${name === 'empty' ? 'an empty page' : name}’s`,
      value,
      unit: 'ms',
      baseline,
      ratio,
      goal: most === null ? null : `≤ ${most}×`,
      met: most === null || ratio === null ? null : ratio <= most,
    };
  };
  const emptyTask = medianOf('empty', ({ first }) => first.task);
  return [
    beside('script time to the first page view', 'empty', ({ first }) => first.script),
    beside('script time to the first page view', 'plausible', ({ first }) => first.script, 1),
    beside('script time to the first page view', 'snowplow', ({ first }) => first.script, 0.5),
    beside(
      'all time of the thread but an empty page’s to the first page view',
      'plausible',
      ({ first }) => first.task - emptyTask,
    ),
    beside(
      'all time of the thread but an empty page’s to the first page view',
      'snowplow',
      ({ first }) => first.task - emptyTask,
    ),
    beside('script time of the first 0.8 s, the placement filled,', 'plausible', ({ whole }) => whole.script),
    beside('script time of the first 0.8 s, the placement filled,', 'snowplow', ({ whole }) => whole.script),
  ];
}

async function loadPages(executablePath: string, args: readonly string[]): Promise<{ readonly [tracked in Tracked]: Loaded[] }> {
  const shop = await startFakeCollector();
  const html = shopPage('<div data-quen-placement="home"></div>');
  const tag = /<script async.*?<\/script>/;
  shop.pages.set('/quen', { html });
  shop.pages.set('/empty', { html: html.replace(tag, '') });
  for (const [name, source] of Object.entries(rivals)) {
    shop.pages.set(`/${name}`, { html: html.replace(tag, `<script async src="/${name}.js"></script>`) });
    const headers = { 'content-type': 'text/javascript; charset=utf-8' };
    shop.pages.set(`/${name}.js`, { html: await bundleRival(source), headers });
  }
  shop.contents.set('home', { kind: 'message', headline: 'Chào bạn', layout: 'bar' });
  const loaded: { [tracked in Tracked]: Loaded[] } = { quen: [], empty: [], plausible: [], snowplow: [] };
  const chromium = await startBareChromium(executablePath, args);
  for (let round = 0; round < rounds; round++) {
    const order = Object.keys(loaded) as Tracked[];
    for (const name of round % 2 === 0 ? order : order.reverse()) {
      const page = await chromium.open();
      // Time of the thread's own, not of the clock: whoever else uses the machine is not measured.
      await page.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      let answer = (): void => {};
      shop.held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const before = shop.arrivals.length;
      // A shop lives at a name: an address of numbers takes no cookie for a domain, and each try costs time.
      await page.send('Page.navigate', { url: `${shop.origin.replace('127.0.0.1', 'www.shop.example')}/${name}` });
      // An empty page tells nobody; it is long done by then.
      if (name === 'empty') await sleep(400);
      else while (shop.arrivals.length === before) await sleep(1);
      const first = await threadTime(page);
      answer();
      await sleep(800);
      loaded[name].push({ first, whole: await threadTime(page) });
      await page.close();
    }
  }
  await Promise.all([chromium.close(), shop.close()]);
  return loaded;
}

async function threadTime(page: BarePage): Promise<ThreadTime> {
  const { metrics } = (await page.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
  const msOf = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { script: msOf('ScriptDuration'), task: msOf('TaskDuration') };
}
