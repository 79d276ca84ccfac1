import type { EventResult, Profile, ShopSettings } from '@quen/protocol';
import type { LogFolder } from '../profiles/fold-log.ts';
import type { NewEvent, NewRejectedEvent } from '../storage/storage.ts';
import { consentEntries } from './consent-entries.ts';
import type { GroupCommit } from './group-commit.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { prepareEvent, rejection } from './prepare-event.ts';
import { consentFor } from './read-consent.ts';

export interface IngestOptions {
  readonly commits: GroupCommit;
  readonly folder: LogFolder;
  readonly shop: () => ShopSettings;
  /** Whether an event is of a person who was erased, from before. */
  readonly isErased: (event: NewEvent) => boolean | Promise<boolean>;
  /** Told of the results of each batch. */
  readonly onResults: (results: readonly EventResult[], source: IngestBatch['source']) => void;
}

/**
 * Takes a batch through all steps: parse → map → enrich → append → fold. The log itself tells duplicates, in the transaction that
 * appends. Resolves when all that was accepted is durable and folded, with a result for each event.
 *
 * @throws StorageUnavailable when nothing of the batch was written.
 */
export type Ingest = (batch: IngestBatch) => Promise<readonly EventResult[]>;

/** The same, but resolves once the batch is folded: an answer can be made while the disk is written. */
export type BeginIngest = (batch: IngestBatch) => Promise<BegunIngest>;

export interface BegunIngest {
  readonly results: readonly EventResult[];
  /** Resolves when all that was accepted is durable; until then nobody outside may be told. @throws StorageUnavailable */
  readonly durable: Promise<void>;
}

const maxRawBytes = 64_000;

export function createIngest(options: IngestOptions): { readonly ingest: Ingest; readonly beginIngest: BeginIngest } {
  const { commits, folder } = options;

  async function beginIngest(batch: IngestBatch): Promise<BegunIngest> {
    const shop = options.shop();
    const results: EventResult[] = new Array(batch.events.length);
    const events: NewEvent[] = [];
    const indices: number[] = [];
    const rejected: NewRejectedEvent[] = [];
    for (let index = 0; index < batch.events.length; index++) {
      const value = batch.events[index];
      const prepared = prepareEvent(value, batch, shop);
      if (!prepared.ok) {
        results[index] = rejection(index, prepared);
        // A person who consented to nothing is not kept for being misread, either.
        if (batch.consent.analytics !== 'denied') rejected.push(rejectedEvent(value, batch, prepared.issues));
        continue;
      }
      const { event } = prepared;
      // Both are nearly always known at once, and a promise for each event would cost as much as all its checks.
      const erased = options.isErased(event);
      let kept = typeof erased === 'boolean' ? !erased : !(await erased);
      if (kept && batch.consent.analytics !== 'granted') {
        const withheld = isWithheld(event, batch, shop);
        kept = typeof withheld === 'boolean' ? !withheld : !(await withheld);
      }
      if (kept) {
        events.push(event);
        indices.push(index);
      } else results[index] = { index, status: 'withheld', messageId: event.messageId };
    }
    if (events.length > 0 || rejected.length > 0) {
      const consents = events.some((event) => event.name === 'consent') ? events.flatMap(consentEntries) : [];
      const { outcomes, durable } = await commits.begin({ events, rejected, consents });
      indices.forEach((index, nth) => {
        const status = outcomes[nth]?.status;
        const messageId = events[nth]?.messageId ?? '';
        results[index] = { index, status: status === 'appended' || status === undefined ? 'accepted' : status, messageId };
      });
      const told = durable.then(() => options.onResults(results, batch.source));
      // Whoever waits for it learns of it; who fails before has something else to tell.
      told.catch(() => undefined);
      return { results, durable: told };
    }
    options.onResults(results, batch.source);
    return { results, durable: Promise.resolve() };
  }

  return {
    beginIngest,
    ingest: async (batch) => {
      const { results, durable } = await beginIngest(batch);
      await durable;
      return results;
    },
  };

  /**
   * Whether the person has not consented to be remembered. A withdrawal itself is kept where something was kept before, since the shop
   * must be able to show it; a stranger's "no" leaves no trace.
   */
  function isWithheld(event: NewEvent, batch: IngestBatch, shop: ShopSettings): boolean | Promise<boolean> {
    const entry = folder.peek(event.identity);
    if (entry !== undefined) return isWithheldFrom(entry.profile, event, batch, shop);
    return folder.read(event.identity).then((read) => isWithheldFrom(read?.profile, event, batch, shop));
  }
}

function isWithheldFrom(profile: Profile | undefined, event: NewEvent, batch: IngestBatch, shop: ShopSettings): boolean {
  // A shop's own server knows what it may send; there, only what the person said against it counts.
  const byDefault = batch.source === 'browser' ? shop.consentDefault : 'granted';
  if (consentFor('analytics', batch.consent, profile?.consents, byDefault) === 'granted') return false;
  if (batch.source !== 'browser' && isContractual(event)) return false;
  return event.name !== 'consent' || (profile === undefined && !grantsAnalytics(event));
}

/** What the shop needs to fulfil an order it has, whatever was said about analytics. */
function isContractual(event: NewEvent): boolean {
  return (
    event.name === 'purchase' || event.name === 'refund' || event.name === 'order_cancelled' || event.name.startsWith('offer_')
  );
}

function grantsAnalytics(event: NewEvent): boolean {
  return consentEntries(event).some((entry) => entry.purpose === 'analytics' && entry.status === 'granted');
}

function rejectedEvent(value: unknown, batch: IngestBatch, issues: NewRejectedEvent['issues']): NewRejectedEvent {
  const raw = Buffer.from(JSON.stringify(value) ?? 'null').subarray(0, maxRawBytes);
  return { receivedAtMs: batch.receivedAtMs, source: batch.source, issues, raw };
}
