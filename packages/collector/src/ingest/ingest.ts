import type { ConsentState, EventResult, Issue, Profile, ShopSettings } from '@quen/protocol';
import type { LogFolder } from '../profiles/fold-log.ts';
import type { NewEvent, NewRejectedEvent } from '../storage/storage.ts';
import { consentEntries } from './consent-entries.ts';
import { createGiveBack, type GiveBackOptions, isGiveBack } from './give-back.ts';
import type { GroupCommit } from './group-commit.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { namedPerson } from './named-person.ts';
import { prepareAt, rejection } from './prepare-event.ts';
import { rejectedEvent } from './rejected-event.ts';
import { isRejectionWithheld, isWithheld } from './withhold.ts';

export interface IngestOptions {
  readonly commits: GroupCommit;
  readonly folder: LogFolder;
  readonly shop: () => ShopSettings;
  /** Who placed an order, as the reports know visitors. */
  readonly visitorOf: GiveBackOptions['visitorOf'];
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

export function createIngest(options: IngestOptions): { readonly ingest: Ingest; readonly beginIngest: BeginIngest } {
  const { commits, folder } = options;
  const giveBack = createGiveBack(options);

  async function beginIngest(batch: IngestBatch): Promise<BegunIngest> {
    const shop = options.shop();
    const results: EventResult[] = new Array(batch.events.length);
    const events: NewEvent[] = [];
    const indices: number[] = [];
    const rejected: NewRejectedEvent[] = [];
    const warnings = new Map<number, readonly Issue[]>();
    /** What the consent events so far said, by whose they are. It holds for what comes after them, where the request says nothing. */
    const said = new Map<string, ConsentState>();
    for (let index = 0; index < batch.events.length; index++) {
      const value = batch.events[index];
      let prepared = prepareAt(index, batch, shop);
      // Of somebody who was erased nothing is looked for, or kept for not being found.
      if (prepared.ok && batch.source === 'server' && isGiveBack(prepared.event) && !(await options.isErased(prepared.event))) {
        const { messageId } = prepared.event;
        const given = await giveBack(prepared.event, events);
        prepared = given.ok ? { ...prepared, event: given.value } : { ...given, messageId };
      }
      if (!prepared.ok) {
        results[index] = rejection(index, prepared);
        const person = namedPerson(value, batch);
        const profile = await profileOf(person.identity);
        const withheld = isRejectionWithheld(value, profile, hearing(batch, said, person.identity), shop);
        if (!withheld) rejected.push(rejectedEvent(value, batch, prepared.issues, person));
        continue;
      }
      const { event } = prepared;
      // Both are nearly always known at once, and a promise for each event would cost as much as all its checks.
      const erased = options.isErased(event);
      let kept = typeof erased === 'boolean' ? !erased : !(await erased);
      if (kept && batch.consent.analytics !== 'granted') {
        const found = profileOf(event.identity);
        const profile = found instanceof Promise ? await found : found;
        kept = !isWithheld(event, profile, hearing(batch, said, event.identity), shop);
      }
      if (event.name === 'consent') said.set(event.identity, { ...said.get(event.identity), ...statedIn(event) });
      if (kept) {
        events.push(event);
        indices.push(index);
        if (prepared.warnings.length > 0) warnings.set(index, prepared.warnings);
      } else results[index] = { index, status: 'withheld', messageId: event.messageId };
    }
    if (events.length > 0 || rejected.length > 0) {
      const consents = events.some((event) => event.name === 'consent') ? events.flatMap(consentEntries) : [];
      const { outcomes, durable } = await commits.begin({ events, rejected, consents });
      indices.forEach((index, nth) => {
        const outcome = outcomes[nth]?.status ?? 'appended';
        const status = outcome === 'appended' ? 'accepted' : outcome;
        const messageId = events[nth]?.messageId ?? '';
        const issues = warnings.get(index);
        results[index] = issues === undefined ? { index, status, messageId } : { index, status, messageId, issues };
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

  function profileOf(identity: string | null): Profile | undefined | Promise<Profile | undefined> {
    if (identity === null) return undefined;
    const entry = folder.peek(identity);
    return entry === undefined ? folder.read(identity).then((read) => read?.profile) : entry.profile;
  }
}

function statedIn(event: NewEvent): ConsentState {
  return Object.fromEntries(consentEntries(event).map(({ purpose, status }) => [purpose, status]));
}

/** The batch as it is to be understood after what its events said of consent. */
function hearing(batch: IngestBatch, said: ReadonlyMap<string, ConsentState>, identity: string | null): IngestBatch {
  const own = identity === null ? undefined : said.get(identity);
  return own === undefined ? batch : { ...batch, consent: { ...own, ...batch.consent } };
}
