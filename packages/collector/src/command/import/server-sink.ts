import type { EventEnvelope, EventResult, EventsResponse, Product } from '@quen/protocol';
import type { ServerClient } from '../server-client.ts';
import type { EventSink } from './import-events.ts';

const eventBatch = 500;
const productBatch = 50;

/** Imports into a running server; the same as into a collector of one's own, batch by batch. */
export async function createServerSink(client: ServerClient): Promise<EventSink> {
  const known = new Map<string, Product>();
  for (let after = ''; ; ) {
    const page = await client.ask<{ products: Product[]; next?: string }>(
      'GET',
      `/v1/products?limit=1000&after=${encodeURIComponent(after)}`,
    );
    for (const product of page.products) known.set(product.id, product);
    if (page.next === undefined) break;
    after = page.next;
  }
  return {
    productOf: (id) => known.get(id),
    async upsertProducts(products) {
      for (let at = 0; at < products.length; at += productBatch) {
        await client.ask('PUT', '/v1/products', { products: products.slice(at, at + productBatch) });
      }
    },
    async importEvents(envelopes, options) {
      const examples: EventResult[] = [];
      const counts = { accepted: 0, duplicates: 0, withheld: 0, rejected: 0 };
      let taken = 0;
      let batch: EventEnvelope[] = [];
      const flush = async (): Promise<void> => {
        const { results } = await client.ask<EventsResponse>('POST', '/v1/events', { events: batch });
        for (const result of results) {
          if (result.status === 'accepted') counts.accepted += 1;
          else if (result.status === 'withheld') counts.withheld += 1;
          else if (result.status === 'rejected') {
            counts.rejected += 1;
            if (examples.length < 20) examples.push({ ...result, index: taken + result.index });
          } else counts.duplicates += 1;
        }
        taken += batch.length;
        batch = [];
        options?.progress?.(taken);
      };
      for await (const envelope of envelopes) {
        batch.push(envelope);
        if (batch.length >= eventBatch) await flush();
      }
      if (batch.length > 0) await flush();
      return { ...counts, examples };
    },
  };
}
