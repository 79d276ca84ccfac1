import type { EventFlag, EventSource, IdentityProof, JsonObject, LoggedEvent } from '@quen/protocol';
import type { NewEvent, StoredEvent } from '../storage.ts';

/** The order is the code in the database: append only. */
export const sourceCodes: readonly EventSource[] = ['browser', 'server', 'import', 'system'];

export interface EventRow {
  readonly position: number;
  readonly message_id: string;
  readonly source: number;
  readonly identity: string;
  readonly name: string;
  readonly occurred_at: number;
  readonly received_at: number;
  readonly body: string;
}

export interface EventBody {
  readonly anonymousId: string | null;
  readonly userId: string | null;
  readonly proof: IdentityProof;
  readonly flags: readonly EventFlag[];
  readonly properties: JsonObject;
  readonly context: LoggedEvent['context'];
}

/** What of an event is kept as JSON. */
export function eventBody({ anonymousId, userId, proof, flags, properties, context }: NewEvent): EventBody {
  return { anonymousId, userId, proof, flags, properties, context };
}

/** The columns of {@link EventValues}, in their order. */
export const eventColumns = 'position, message_id, source, identity, name, occurred_at, received_at, body';
export type EventValues = readonly [
  position: number,
  messageId: string,
  source: number,
  identity: string,
  name: string,
  occurredAtMs: number,
  receivedAtMs: number,
  body: string,
];

export function readEventRow(row: EventRow): StoredEvent {
  const { position, message_id, source, identity, name, occurred_at, received_at, body } = row;
  return readEventValues([position, message_id, source, identity, name, occurred_at, received_at, body]);
}

/** An event from the bare values of its row. */
export function readEventValues(values: EventValues): StoredEvent {
  const [position, messageId, source, identity, name, occurredAtMs, receivedAtMs, text] = values;
  const body: EventBody = JSON.parse(text);
  return {
    position,
    messageId,
    name,
    anonymousId: body.anonymousId,
    userId: body.userId,
    properties: body.properties,
    context: body.context,
    occurredAtMs,
    receivedAtMs,
    source: sourceCodes[source] ?? 'system',
    proof: body.proof,
    flags: body.flags,
    identity,
  };
}

/** Whether it is the same event sent again: what the sender said is the same, however and whenever it arrived. */
export function isSamePayload(event: NewEvent, row: EventRow): boolean {
  const body: EventBody = JSON.parse(row.body);
  return (
    row.name === event.name &&
    body.anonymousId === event.anonymousId &&
    body.userId === event.userId &&
    isSameJson(body.properties, JSON.parse(JSON.stringify(event.properties)))
  );
}

function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  if (entries.length !== Object.keys(other).length) return false;
  const others = new Map(Object.entries(other));
  return entries.every(([key, value]) => others.has(key) && isSameJson(value, others.get(key)));
}
