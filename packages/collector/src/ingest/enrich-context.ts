import type { EnrichedContext } from '@quen/protocol';
import { device } from './enrich/device.ts';
import { trafficSource } from './enrich/traffic-source.ts';
import { urls } from './enrich/urls.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { mapEvent } from './map-event.ts';

/** The circumstances of a request, enriched like those of an event. */
export function enrichContext(batch: IngestBatch): EnrichedContext {
  const draft = mapEvent({ messageId: 'context', name: 'context' }, batch);
  for (const enrichment of [trafficSource, urls, device]) enrichment.enrich(draft, { currency: 'VND', timeZone: 'UTC' });
  return draft.context;
}
