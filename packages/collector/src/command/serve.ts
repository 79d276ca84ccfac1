import process from 'node:process';
import { Command } from 'commander';
import { feedAddressFault } from '../catalogue/fetch-feed.ts';
import { makeOwnerLink } from '../console-api/auth/set-up-link.ts';
import { debugRoutes } from '../debug/debug-routes.ts';
import { livePairs, shopPairs } from '../keys/live-pairs.ts';
import { tagOf } from '../routes/snippet-scripts.ts';
import type { Collector } from '../server/collector.ts';
import { listen } from '../server/listen.ts';
import { createJsonLog } from '../server/log.ts';
import type { RateLimitOptions } from '../server/rate-limit.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { announceServer, openShop, type ShopOptions, withdrawServer } from './shop-folder.ts';
import { wholeNumber } from './whole-number.ts';

/** QUEN on a telephone's keys. */
export const defaultPort = 7836;

interface ServeOptions {
  readonly data: string;
  readonly port: number;
  readonly host?: string;
  readonly debug?: true;
  readonly feed?: string;
  readonly feedEvery: number;
  readonly limitAddress: number;
  readonly limitKey: number;
  readonly limitVisitor: number;
  readonly trustedProxies: number;
  readonly cookieDomain?: string;
}

const count = wholeNumber(0, 65_535);

/** `quen serve`: the collector on a port, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('take events and answer with decisions')
    .addOption(dataOption())
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), defaultPort)
    .option('--host <address>', 'address to listen on; all when absent')
    .option('--debug', 'serve /debug: what is known of the visitor who looks')
    .option('--feed <url>', 'fetch this catalogue now and again; it stays on the schedule (GET /v1/feeds)')
    .option('--feed-every <hours>', 'how often', wholeNumber(1, 720, 'hours'), 6)
    .option('--limit-address <number>', 'requests a second of one address with a publishable key; 0 is no limit', count, 100)
    .option('--limit-visitor <number>', 'requests a second of one visitor', count, 20)
    .option('--limit-key <number>', 'requests a second of one publishable key', count, 0)
    .option(
      '--trusted-proxies <number>',
      'proxies of the shop’s own before the server, whose X-Forwarded-For is believed',
      count,
      0,
    )
    .option('--cookie-domain <domain>', 'domain of the visitor’s cookie, as shop.example; the server’s own host when absent')
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const feedFault = options.feed === undefined ? null : feedAddressFault(options.feed);
  if (feedFault !== null) throw new CommandFault(`--feed: ${feedFault}`);
  const log = createJsonLog((line) => process.stderr.write(line), Date.now);
  const collector = await openShop(options.data, log, settingsOf(options));
  if (options.debug === true) collector.app.route('/', debugRoutes(collector.core));
  const listening = await listen(collector, {
    port: options.port,
    ...(options.host !== undefined && { hostname: options.host }),
  }).catch(async (error: NodeJS.ErrnoException) => {
    await collector.close();
    const fault = listeningFault(error.code, options);
    throw fault === undefined ? error : new CommandFault(fault);
  });
  // Only now: what is shown this once must not be used up by a start that failed.
  const created = await ensureKeys(collector);
  const url = `http://localhost:${listening.port}`;
  await announceServer(options.data, collector, url);
  printWhereToLook(url, options, publishableOf(collector), created, await makeOwnerLink(collector.core));
  if (options.feed !== undefined) await scheduleFeed(collector, options.feed, options.feedEvery);

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.stdout.write('stopping: requests that have begun are finished first\n');
  // A second signal means it: the log is durable, and profiles are folded again at the next start.
  process.once('SIGINT', () => process.exit(130));
  await withdrawServer(options.data);
  await listening.close();
}

/** What the person can do where nobody can listen; undefined for other faults. */
function listeningFault(code: string | undefined, { port, host }: ServeOptions): string | undefined {
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port`;
  if (code === 'EACCES') return `this user may not listen on port ${port}; choose one from 1024 up with --port`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `this machine has no address ${host}; name one of its own with --host, as 127.0.0.1, or leave it out`;
  return undefined;
}

/** What may come at once is five seconds' worth. */
function settingsOf(options: ServeOptions): ShopOptions {
  const limit = (perSecond: number): RateLimitOptions | undefined =>
    perSecond === 0 ? undefined : { perSecond, burst: perSecond * 5 };
  const [address, visitor, key] = [options.limitAddress, options.limitVisitor, options.limitKey].map(limit);
  return {
    limits: { ...(address && { address }), ...(visitor && { visitor }), ...(key && { key }) },
    trustedProxies: options.trustedProxies,
    ...(options.cookieDomain !== undefined && { cookieDomain: options.cookieDomain }),
  };
}

async function scheduleFeed({ core }: Collector, url: string, everyHours: number): Promise<void> {
  const others = core.feeds.list().flatMap(({ feed }) => (feed.url === url ? [] : [feed]));
  await core.feeds.save([...others, { url, everyHours }]);
}

async function ensureKeys({ core }: Collector): Promise<{ secret: string; tokenSecret: string } | undefined> {
  if (shopPairs(core.keys.list()).length > 0) return undefined;
  return core.keys.create({ name: 'shop', nowMs: Date.now() });
}

function publishableOf({ core }: Collector): string {
  return livePairs(core.keys.list(), Date.now()).at(-1)?.publishable ?? 'none; run `quen keys create`';
}

function printWhereToLook(
  url: string,
  options: ServeOptions,
  publishable: string,
  created: { secret: string; tokenSecret: string } | undefined,
  ownerLink: string | null,
): void {
  const lines = [
    '',
    `  Quen is listening at ${url}`,
    '',
    `  console    ${url}${ownerLink ?? '/console/'}${ownerLink === null ? '' : '   (creates the owner, once)'}`,
    `  docs       ${url}/docs`,
    `  health     ${url}/readyz`,
    ...(options.debug === true ? [`  debug      ${url}/debug`] : []),
    `  data       ${options.data}`,
    `  publishable key  ${publishable}`,
  ];
  if (created !== undefined) {
    lines.push(`  secret key       ${created.secret}`, `  token secret     ${created.tokenSecret}`);
    lines.push('', '  The secret ones are shown this once: put them where the shop’s server finds them.');
  }
  lines.push(
    '',
    '  Paste into every page of the shop:',
    `  ${tagOf(url, publishable)}`,
    '',
    '  One version that the browser checks: quen keys tag --pinned',
    '',
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
