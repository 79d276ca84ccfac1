import { lookup } from 'node:dns/promises';
import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './public-address.ts';

/** How far a feed's address is trusted. Everything has a default fit for addresses that others typed. */
export interface FetchFeedOptions {
  readonly timeoutMs?: number;
  readonly maxRedirects?: number;
  /** Whether an IP address may be connected to; public ones when absent. */
  readonly allows?: (address: string) => boolean;
  /** All IP addresses of a name; the system's resolver when absent. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** What the feed said of itself last time: when that still holds, it is not sent again. */
  readonly known?: FeedVersion;
  /** Ends the fetch, its body included. */
  readonly signal?: AbortSignal;
}

/** How a web server tells one state of a file from the next; each part null when it does not. */
export interface FeedVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A feed's body as it comes, unpacked from its content encoding. */
export interface FetchedFeed {
  /** Where it came from at last, after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
  readonly version: FeedVersion;
  /** It is the state that was known; the body is empty. */
  readonly unchanged: boolean;
}

/** The feed could not be had; the message says why, fit for whoever typed the address. */
export class FeedUnreachable extends Error {
  override readonly name = 'FeedUnreachable';
}

/**
 * Fetches a feed without becoming anyone's tunnel into the private network: every name is resolved once, refused if any of its addresses
 * is not public, and connected to by the very address that was checked; each redirect is checked anew.
 *
 * @throws FeedUnreachable
 */
export async function fetchFeed(address: string, options: FetchFeedOptions = {}): Promise<FetchedFeed> {
  let url = parseAddress(address);
  for (let redirects = options.maxRedirects ?? 5; redirects >= 0; redirects -= 1) {
    const response = await request(url, await pinned(url, options), options);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      const next = parseAddress(location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:')
        throw new FeedUnreachable(`${url.host} sends on to an insecure address`);
      url = next;
      continue;
    }
    const unchanged = status === 304 && options.known !== undefined;
    if (status !== 200 && !unchanged) {
      response.destroy();
      throw new FeedUnreachable(`${url.host} answered ${status}`);
    }
    const { etag, 'last-modified': lastModified, 'content-type': contentType = '' } = response.headers;
    // Many servers leave out of a 304 what has not changed.
    const before = unchanged ? options.known : undefined;
    const version = { etag: etag ?? before?.etag ?? null, lastModified: lastModified ?? before?.lastModified ?? null };
    return { url: url.href, contentType, body: bodyOf(response, url.host), version, unchanged };
  }
  throw new FeedUnreachable(`${url.host} redirects too often`);
}

/** What is wrong with a feed's address as far as that shows without asking for it; null when nothing is. */
export function feedAddressFault(address: string): string | null {
  try {
    const host = hostOf(parseAddress(address));
    const isInside = isIP(host) > 0 ? !isPublicAddress(host) : /(?:^|\.)localhost\.?$/.test(host);
    return isInside ? notPublic(host) : null;
  } catch (error) {
    if (error instanceof FeedUnreachable) return error.message;
    throw error;
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function notPublic(host: string): string {
  return `${host} is not on the public internet`;
}

function parseAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new FeedUnreachable(`"${text.slice(0, 200)}" is not an address`);
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new FeedUnreachable(`use an address that begins with https://, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '') throw new FeedUnreachable('leave user name and password out of the address');
  return url;
}

/** The checked IP address to connect to. */
async function pinned(url: URL, options: FetchFeedOptions): Promise<string> {
  const allows = options.allows ?? isPublicAddress;
  const host = hostOf(url);
  const resolve = options.resolve ?? resolveAll;
  const addresses = isIP(host) > 0 ? [host] : await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) throw new FeedUnreachable(`there is no host called ${host}`);
  if (!addresses.every(allows)) throw new FeedUnreachable(notPublic(host));
  return first;
}

async function resolveAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function request(url: URL, address: string, { timeoutMs = 30_000, known, signal }: FetchFeedOptions): Promise<IncomingMessage> {
  const toPinned: LookupFunction = (_, options, done) => {
    const family = isIP(address);
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const get = url.protocol === 'https:' ? getSecure : getPlain;
    const headers = {
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Quen feed fetcher',
      ...(typeof known?.etag === 'string' && { 'if-none-match': known.etag }),
      ...(typeof known?.lastModified === 'string' && { 'if-modified-since': known.lastModified }),
    };
    const pending = get(
      url,
      { lookup: toPinned, headers, timeout: timeoutMs, agent: false, ...(signal !== undefined && { signal }) },
      (response) => {
        answer = response;
        resolve(response);
      },
    );
    pending.on('timeout', () => {
      answer?.destroy(new FeedUnreachable(`${url.host} stopped sending, and was waited for ${timeoutMs / 1000} s`));
      pending.destroy(new FeedUnreachable(`${url.host} does not answer`));
    });
    pending.on('error', (error) => {
      reject(error instanceof FeedUnreachable ? error : new FeedUnreachable(`${url.host}: ${error.message}`, { cause: error }));
    });
  });
}

/** The body, which says of a connection that ended early whose it was. */
async function* bodyOf(response: IncomingMessage, host: string): AsyncGenerator<Uint8Array> {
  try {
    yield* unpack(response);
  } catch (error) {
    const isReset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
    throw isReset ? new FeedUnreachable(`${host} ended the connection early`, { cause: error }) : error;
  }
}

function unpack(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = response.headers['content-encoding'] ?? '';
  const inflate =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : undefined;
  if (inflate === undefined) return response;
  response.on('error', (error) => inflate.destroy(error));
  return response.pipe(inflate);
}
