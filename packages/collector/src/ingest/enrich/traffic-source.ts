import type { TrafficSource } from '@quen/protocol';
import type { Enrichment } from './enrichment.ts';

const searchEngines = /(^|\.)(google|bing|yahoo|duckduckgo|baidu|yandex|coccoc|ecosia|naver)\./;
const socialNetworks =
  /(^|\.)(facebook|instagram|tiktok|zalo|youtube|twitter|x|linkedin|pinterest|reddit|threads)\.(com|me|net|vn)$/;
const clickIds: readonly (readonly [string, string])[] = [
  ['gclid', 'google'],
  ['fbclid', 'facebook'],
  ['ttclid', 'tiktok'],
  ['msclkid', 'bing'],
];

/** Where the visit came from: what the sender says, else `utm_…` and click ids in the address, else the referrer's host. */
export const trafficSource: Enrichment = {
  name: 'trafficSource',
  enrich(draft) {
    const { page, campaign } = draft.context;
    if (campaign !== undefined || page === undefined || draft.batch.source === 'server') return undefined;
    const found = fromAddress(page.url) ?? fromReferrer(page.referrer, page.url);
    if (found !== undefined) draft.context.campaign = found;
    return undefined;
  },
};

function fromAddress(url: string | undefined): TrafficSource | undefined {
  if (url === undefined || !/[?&](utm_|gclid|fbclid|ttclid|msclkid)/.test(url)) return undefined;
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1).split('#')[0]);
  const found: { -readonly [key in keyof TrafficSource]: string } = {};
  for (const [parameter, key] of [
    ['utm_source', 'source'],
    ['utm_medium', 'medium'],
    ['utm_campaign', 'name'],
    ['utm_term', 'term'],
    ['utm_content', 'content'],
  ] as const) {
    const value = query.get(parameter);
    if (value !== null && value !== '') found[key] = value.slice(0, 200);
  }
  if (Object.keys(found).length > 0) return found;
  const clicked = clickIds.find(([parameter]) => query.has(parameter));
  return clicked && { source: clicked[1], medium: 'cpc' };
}

function fromReferrer(referrer: string | undefined, url: string | undefined): TrafficSource | undefined {
  if (referrer === undefined || referrer === '') return undefined;
  const host = hostOf(referrer);
  if (host === null || host === hostOf(url ?? '')) return undefined;
  const medium = searchEngines.test(host) ? 'organic' : socialNetworks.test(host) ? 'social' : 'referral';
  return { source: host.replace(/^www\./, '').slice(0, 200), medium };
}

function hostOf(url: string): string | null {
  return /^https?:\/\/([^/?#:@]+)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}
