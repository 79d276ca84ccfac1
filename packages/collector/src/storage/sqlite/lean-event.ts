import type { EventLook } from '@quen/engine';
import type { EventFlag, EventSource, IdentityProof, JsonObject, LoggedEvent } from '@quen/protocol';
import type { StoredEvent } from '../storage.ts';
import { type EventBody, sourceCodes } from './event-row.ts';

/** What a statement with {@link leanColumns} is asked with. */
export interface LeanParameters {
  /** Names of the events that come with their body, as a JSON list; null for all. */
  readonly bodies: string | null;
  /** The others come without the beginning of it (0), with it where the person is a user (1), or always (2). */
  readonly heads: 0 | 1 | 2;
}

/** The ids of an anonymous person stand in the identity. Who they claim to be does not. */
export function leanParameters({ bodies, ids, claims }: EventLook): LeanParameters {
  return { bodies: bodies === null ? null : JSON.stringify([...bodies]), heads: claims ? 2 : ids ? 1 : 0 };
}

/**
 * The columns of {@link LeanValues}.
 *
 * A body begins with the ids, the proof and the flags, as `writeEventBody` writes them, and none of these can hold the texts that
 * are looked for: a quotation mark inside a JSON text has a backslash before it.
 */
export const leanColumns = `position, source, identity, name, occurred_at, received_at,
  CASE WHEN @bodies IS NULL OR name IN (SELECT value FROM json_each(@bodies)) THEN message_id END,
  CASE
    WHEN @bodies IS NULL OR name IN (SELECT value FROM json_each(@bodies)) THEN body
    WHEN @heads = 2 OR (@heads = 1 AND identity >= 'u:') OR substr(body, instr(body, ',"flags":[') + 10, 1) <> ']' THEN substr(body, 1, instr(body, ',"properties":') - 1) || '}'
  END`;

export type LeanValues = readonly [
  position: number,
  source: number,
  identity: string,
  name: string,
  occurredAtMs: number,
  receivedAtMs: number,
  /** Null where the body is not looked at. */
  messageId: string | null,
  /** The body, or the beginning of it, as JSON of its own; null where there is nothing in it to be looked at. */
  body: string | null,
];

export function readLeanEvent(values: LeanValues): StoredEvent {
  return new LeanEvent(values);
}

type EventHead = Pick<EventBody, 'anonymousId' | 'userId' | 'proof' | 'flags'>;

const flagsKey = ',"flags":[';
const propertiesKey = ',"properties":';
const contextKey = ',"context":';
const nothing = {};
const noFlags: readonly EventFlag[] = [];
const noHead: EventHead = { anonymousId: null, userId: null, proof: 'none', flags: noFlags };

/** An event whose body is parsed when, and as far as, somebody looks into it. */
class LeanEvent implements StoredEvent {
  readonly position: number;
  readonly source: EventSource;
  readonly identity: string;
  readonly name: string;
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
  readonly messageId: string;
  readonly #text: string | null;
  #head: EventHead | null = null;
  #properties: JsonObject | null = null;
  #context: LoggedEvent['context'] | null = null;

  constructor([position, source, identity, name, occurredAtMs, receivedAtMs, messageId, text]: LeanValues) {
    this.position = position;
    this.source = sourceCodes[source] ?? 'system';
    this.identity = identity;
    this.name = name;
    this.occurredAtMs = occurredAtMs;
    this.receivedAtMs = receivedAtMs;
    this.messageId = messageId ?? '';
    this.#text = text;
  }

  get anonymousId(): string | null {
    if (this.#text === null) return this.identity.startsWith('a:') ? this.identity.slice(2) : null;
    return this.#readHead().anonymousId;
  }

  get userId(): string | null {
    return this.#readHead().userId;
  }

  get proof(): IdentityProof {
    return this.#readHead().proof;
  }

  get flags(): readonly EventFlag[] {
    const text = this.#text;
    if (text === null || text.charAt(text.indexOf(flagsKey) + flagsKey.length) === ']') return noFlags;
    return this.#readHead().flags;
  }

  get properties(): JsonObject {
    this.#properties ??= this.#cut(
      (text, at) => text.slice(at + propertiesKey.length, text.lastIndexOf(contextKey)),
      'properties',
    );
    return this.#properties;
  }

  get context(): LoggedEvent['context'] {
    this.#context ??= this.#cut((text) => text.slice(text.lastIndexOf(contextKey) + contextKey.length, -1), 'context');
    return this.#context;
  }

  #readHead(): EventHead {
    if (this.#head === null) {
      const text = this.#text;
      const at = text?.indexOf(propertiesKey) ?? -1;
      this.#head = text === null ? noHead : (JSON.parse(at < 0 ? text : `${text.slice(0, at)}}`) as EventHead);
    }
    return this.#head;
  }

  /** Parses what was cut out. A cut inside of something of the same name leaves brackets open or over: then all is parsed. */
  #cut<Key extends 'properties' | 'context'>(cut: (text: string, propertiesAt: number) => string, key: Key): EventBody[Key] {
    const text = this.#text;
    const at = text?.indexOf(propertiesKey) ?? -1;
    if (text === null || at < 0) return nothing;
    try {
      return JSON.parse(cut(text, at)) as EventBody[Key];
    } catch {
      return (JSON.parse(text) as EventBody)[key];
    }
  }
}
