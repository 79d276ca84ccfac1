import type { Json, Result } from '@quen/protocol';
import type { Column } from '../catalogue/grow.ts';

/** A named part of a snapshot: what is small as JSON, what is large as columns. */
export interface SnapshotPart {
  readonly name: string;
  readonly meta: Json;
  readonly columns: readonly Column[];
}

const magic = 0x4e455551;
/** Raised whenever older snapshots can no longer be read; they are then refused, and the log is learned anew. */
const formatVersion = 1;
const columnTypes = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type ColumnType = keyof typeof columnTypes;

interface PartHeader {
  readonly name: string;
  readonly meta: Json;
  readonly columns: readonly { readonly type: ColumnType; readonly length: number }[];
}

/** Writes parts as bytes: magic number, version, then each part as the length of its header, the header (JSON in UTF-16) and its columns. Little-endian. */
export function* writeParts(parts: Iterable<SnapshotPart>): Generator<Uint8Array, void, void> {
  yield bytesOf(Uint32Array.of(magic, formatVersion));
  for (const { name, meta, columns } of parts) {
    const header: PartHeader = {
      name,
      meta,
      columns: columns.map((column) => ({ type: column.constructor.name as ColumnType, length: column.length })),
    };
    const text = unitsOf(JSON.stringify(header));
    yield bytesOf(Uint32Array.of(text.length));
    yield bytesOf(text);
    for (const column of columns) yield bytesOf(column);
  }
  yield bytesOf(Uint32Array.of(0));
}

/** Reads what {@link writeParts} wrote, however it was cut into chunks. A snapshot that is broken, cut short or of another version is an issue. */
export function readParts(chunks: Iterable<Uint8Array>): Result<Map<string, SnapshotPart>> {
  const bytes = concatenate(chunks);
  const parts = new Map<string, SnapshotPart>();
  let at = 0;
  const take = (length: number): Uint8Array | undefined => {
    if (!(length >= 0) || at + length > bytes.length) return undefined;
    at += length;
    return bytes.slice(at - length, at);
  };
  const number = (): number | undefined => {
    const four = take(4);
    return four === undefined ? undefined : (new Uint32Array(four.buffer)[0] as number);
  };
  if (number() !== magic) return refuse('is not a snapshot of the recommender');
  if (number() !== formatVersion) return refuse(`is of another version than ${formatVersion}`);
  for (;;) {
    const units = number();
    if (units === undefined) return refuse('is cut short');
    if (units === 0) return { ok: true, value: parts };
    const text = take(units * 2);
    const header = text === undefined ? undefined : parseHeader(textOf(new Uint16Array(text.buffer)));
    if (header === undefined) return refuse('is broken');
    const columns: Column[] = [];
    for (const { type, length } of header.columns) {
      const make = columnTypes[type];
      const content = take(length * make.BYTES_PER_ELEMENT);
      if (content === undefined) return refuse('is cut short');
      columns.push(new make(content.buffer as ArrayBuffer));
    }
    parts.set(header.name, { name: header.name, meta: header.meta, columns });
  }
}

function parseHeader(text: string): PartHeader | undefined {
  try {
    const header: unknown = JSON.parse(text);
    if (typeof header !== 'object' || header === null) return undefined;
    const { name, columns } = header as Partial<PartHeader>;
    if (typeof name !== 'string' || !Array.isArray(columns)) return undefined;
    const known = columns.every(
      (column) => Object.hasOwn(columnTypes, column.type) && Number.isSafeInteger(column.length) && column.length >= 0,
    );
    return known ? (header as PartHeader) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(what: string): {
  readonly ok: false;
  readonly issues: readonly [{ code: 'invalid_request'; path: string; message: string }];
} {
  return { ok: false, issues: [{ code: 'invalid_request', path: '', message: `The snapshot ${what}; learn the log anew.` }] };
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

function textOf(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
}

function concatenate(chunks: Iterable<Uint8Array>): Uint8Array {
  const list = [...chunks];
  const bytes = new Uint8Array(list.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of list) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
