import type { Issue } from '@quen/protocol';
import type { EventDraft } from '../ingest-batch.ts';

/** What enrichments need of the shop. */
export interface EnrichmentSettings {
  /** ISO 4217, for amounts that name no currency. */
  readonly currency: string;
  /** IANA name of the zone whose clock shows times that name none. */
  readonly timeZone: string;
}

/** Adds to a draft what can be found out, or mends it; one concern a file. */
export interface Enrichment {
  readonly name: string;
  /** Writes into the draft. Answers what makes the event unfit for the log, which is rare; nothing when all is well. */
  enrich(draft: EventDraft, settings: EnrichmentSettings): readonly Issue[] | undefined;
}
