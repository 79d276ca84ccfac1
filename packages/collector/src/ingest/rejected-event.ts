import { type EventContext, type Issue, isJsonObject } from '@quen/protocol';
import type { BatchFacts, NamedPerson, NewRejectedEvent } from '../storage/storage.ts';
import { scrubCampaign, scrubExtra, scrubField, scrubPage } from './enrich/urls.ts';
import type { IngestBatch } from './ingest-batch.ts';
import { namesFor } from './named-person.ts';

const maxRawBytes = 64_000;
const maxExtraLength = 8_000;

/** An event that was not taken, with all that is needed to find its person and to send it again. */
export function rejectedEvent(
  value: unknown,
  batch: IngestBatch,
  issues: readonly Issue[],
  person: NamedPerson,
): NewRejectedEvent {
  const whole = Buffer.from(JSON.stringify(value, scrubValue) ?? 'null');
  const raw = beginningOf(whole, maxRawBytes);
  return {
    ...person,
    receivedAtMs: batch.receivedAtMs,
    source: batch.source,
    issues,
    batch: factsFor(value, batch),
    raw,
    isCut: raw.length < whole.length || issues.some(({ code }) => code === 'too_deep'),
  };
}

function scrubValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return scrubField(name, value);
  if (name === 'campaign' && isJsonObject(value)) return scrubCampaign(value);
  if (name !== 'context' || !isJsonObject(value)) return value;
  // Of circumstances the log does not know it would not keep an address of the network, either.
  const { ip: _address, ...context } = value;
  return context;
}

/** The first bytes of a text, none of its characters broken. */
function beginningOf(text: Buffer, maxBytes: number): Buffer {
  if (text.length <= maxBytes) return text;
  let end = maxBytes;
  while (((text[end] ?? 0) & 0xc0) === 0x80) end--;
  return text.subarray(0, end);
}

function factsFor(value: unknown, batch: IngestBatch): BatchFacts {
  const { context, sentAt, consent, userAgent } = batch;
  return {
    ...namesFor(value, batch),
    ...(context !== undefined && { context: keptContext(context) }),
    ...(sentAt !== undefined && { sentAt }),
    consent,
    ...(userAgent !== undefined && { userAgent }),
  };
}

/** It is kept with each event of the batch, so that what the sender added to it must not be long. */
function keptContext({ page, campaign, extra, ...context }: EventContext): EventContext {
  return {
    ...context,
    ...(page !== undefined && { page: scrubPage(page) }),
    ...(campaign !== undefined && { campaign: scrubCampaign(campaign) }),
    ...(extra !== undefined && JSON.stringify(extra).length <= maxExtraLength && { extra: scrubExtra(extra) }),
  };
}
