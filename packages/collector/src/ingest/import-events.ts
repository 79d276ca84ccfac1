import type { EventEnvelope, EventResult } from '@quen/protocol';
import type { ImportOptions, ImportSummary } from '../server/collector.ts';
import type { CollectorCore } from '../server/core.ts';
import type { NewEvent } from '../storage/storage.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { prepareEvent, rejection } from './prepare-event.ts';

/** Events a transaction: fsync costs nothing any more, and requests in between wait a tenth of a second at most. */
const portion = 2_000;
const maxExamples = 20;

/** Takes many events that are trusted, in order, in large transactions; lets requests through between them. */
export async function importEvents(
  core: CollectorCore,
  envelopes: Iterable<EventEnvelope> | AsyncIterable<EventEnvelope>,
  { source = 'import', progress }: ImportOptions = {},
): Promise<ImportSummary> {
  let accepted = 0;
  let duplicates = 0;
  let rejected = 0;
  let withheld = 0;
  let taken = 0;
  const examples: EventResult[] = [];
  let events: NewEvent[] = [];
  let batch = batchNow();

  for await (const envelope of envelopes) {
    const prepared = prepareEvent(envelope, batch, core.rules.compiled.shop);
    if (prepared.ok && (await core.suppressions.covers(prepared.event))) withheld++;
    else if (prepared.ok) events.push(prepared.event);
    else {
      rejected++;
      if (examples.length < maxExamples) examples.push(rejection(taken, prepared));
    }
    taken++;
    if (events.length >= portion) await flush();
  }
  if (events.length > 0) await flush();
  progress?.(taken);
  return { accepted, duplicates, withheld, rejected, examples };

  async function flush(): Promise<void> {
    const outcomes = await core.commits.submit({ events, rejected: [], consents: [] });
    for (const { status } of outcomes) {
      if (status === 'appended') accepted++;
      else duplicates++;
    }
    events = [];
    batch = batchNow();
    progress?.(taken);
  }

  function batchNow(): IngestBatch {
    return { events: [], source, provenUserId: null, consent: { analytics: 'granted' }, receivedAtMs: core.now() };
  }
}
