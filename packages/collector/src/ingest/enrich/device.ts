import type { Device } from '@quen/protocol';
import { isbot } from 'isbot';
import { UAParser } from 'ua-parser-js';
import { createBoundedCache } from './bounded-cache.ts';
import type { Enrichment } from './enrichment.ts';

const types = {
  mobile: 'mobile',
  tablet: 'tablet',
  smarttv: 'tv',
  wearable: 'other',
  embedded: 'other',
  console: 'other',
} as const;

/** Longer ones are cut: a regular expression over a forged header must not take long. */
const maxUserAgent = 500;

const read = createBoundedCache(2000, (userAgent): { readonly device: Device; readonly bot: boolean } => {
  const { device: kind, os, browser } = new UAParser(userAgent).getResult();
  const known = kind.type !== undefined && kind.type in types ? types[kind.type as keyof typeof types] : undefined;
  return {
    device: {
      type: known ?? (os.name === undefined ? 'other' : 'desktop'),
      ...(os.name === undefined ? {} : { os: os.name }),
      ...(browser.name === undefined ? {} : { browser: browser.name }),
    },
    bot: isbot(userAgent),
  };
});

/** The device behind the User-Agent, and the mark of bots. */
export const device: Enrichment = {
  name: 'device',
  enrich({ envelope, batch, context, flags }) {
    const said = envelope.context?.userAgent ?? batch.context?.userAgent;
    const userAgent = said ?? (batch.source === 'browser' ? batch.userAgent : undefined);
    if (userAgent === undefined || userAgent === '') return undefined;
    const found = read(userAgent.length > maxUserAgent ? userAgent.slice(0, maxUserAgent) : userAgent);
    context.device = found.device;
    if (found.bot) flags.push('bot');
    return undefined;
  },
};
