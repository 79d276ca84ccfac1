import { consent } from './consent.ts';
import { device } from './device.ts';
import type { Enrichment } from './enrichment.ts';
import { money } from './money.ts';
import { time } from './time.ts';
import { trafficSource } from './traffic-source.ts';
import { urls } from './urls.ts';

/** In order: the traffic source is read before addresses lose their private parts. */
export const enrichments: readonly Enrichment[] = [time, money, trafficSource, urls, device, consent];
