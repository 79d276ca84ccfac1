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
/** Rows of a list a part holds, so that a part takes about a millisecond. */
const rowsAPart = 2_000;
/** Bytes copied without a pause, and characters, in pieces that fit a call's arguments. */
const bytesPerSlice = 1 << 20;
const unitsAPiece = 8_192;
const piecesPerSlice = 16;
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

/**
 * Reads what {@link writeParts} wrote, however it was cut into chunks. A snapshot that is broken, cut short or of another version is an issue.
 *
 * @yields after about a millisecond's work.
 */
export function* readParts(chunks: Iterable<Uint8Array>): Generator<void, Result<Map<string, SnapshotPart>>, void> {
  const reader = new ChunkReader(chunks);
  const parts = new Map<string, SnapshotPart>();
  if ((yield* number(reader)) !== magic) return refuse('is not a snapshot of the recommender');
  if ((yield* number(reader)) !== formatVersion) return refuse(`is of another version than ${formatVersion}`);
  for (;;) {
    const units = yield* number(reader);
    if (units === undefined) return refuse('is cut short');
    if (units === 0) return { ok: true, value: parts };
    const text = yield* reader.take(units * 2);
    const header = text === undefined ? undefined : parseHeader(yield* textOf(new Uint16Array(text.buffer)));
    if (header === undefined) return refuse('is broken');
    const columns: Column[] = [];
    for (const { type, length } of header.columns) {
      const make = columnTypes[type];
      const content = yield* reader.take(length * make.BYTES_PER_ELEMENT);
      if (content === undefined) return refuse('is cut short');
      columns.push(new make(content.buffer));
    }
    parts.set(header.name, { name: header.name, meta: header.meta, columns });
  }
}

/** A long list as parts of a millisecond's reading or writing each; the rows are plain data. */
export function* writeRows(name: string, rows: readonly unknown[]): Generator<SnapshotPart, void, void> {
  for (let from = 0; from < rows.length; from += rowsAPart) {
    // Rows are plain data by their types; the cast only says so.
    yield { name: `${name} ${from}`, meta: rows.slice(from, from + rowsAPart) as readonly Json[], columns: [] };
  }
}

/** The list that {@link writeRows} wrote; what its rows are is the reader's to know. */
export function readRows<Row>(parts: ReadonlyMap<string, SnapshotPart>, name: string): Row[] {
  const rows: Row[] = [];
  for (let part = parts.get(`${name} 0`); part !== undefined; part = parts.get(`${name} ${rows.length}`)) {
    if (!Array.isArray(part.meta) || part.meta.length === 0) break;
    rows.push(...(part.meta as Row[]));
  }
  return rows;
}

/** Takes so many bytes after so many from a list of chunks. */
class ChunkReader {
  private readonly chunks: readonly Uint8Array[];
  /** The chunk at hand, and where in it. */
  private chunk = 0;
  private at = 0;
  /** Bytes not taken yet, and those taken since the last pause. */
  private left: number;
  private taken = 0;

  constructor(chunks: Iterable<Uint8Array>) {
    this.chunks = [...chunks];
    this.left = this.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  /** The next bytes in memory of their own; undefined when there are not so many. */
  *take(length: number): Generator<void, Uint8Array<ArrayBuffer> | undefined, void> {
    if (!(length >= 0) || length > this.left) return undefined;
    this.left -= length;
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const chunk = this.chunks[this.chunk] as Uint8Array;
      const piece = chunk.subarray(this.at, this.at + Math.min(length - filled, bytesPerSlice));
      bytes.set(piece, filled);
      filled += piece.length;
      this.at += piece.length;
      if (this.at === chunk.length) {
        this.chunk += 1;
        this.at = 0;
      }
      this.taken += piece.length;
      if (this.taken < bytesPerSlice) continue;
      this.taken = 0;
      yield;
    }
    return bytes;
  }
}

function* number(reader: ChunkReader): Generator<void, number | undefined, void> {
  const four = yield* reader.take(4);
  return four === undefined ? undefined : (new Uint32Array(four.buffer)[0] as number);
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

function* textOf(units: Uint16Array): Generator<void, string, void> {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += unitsAPiece) {
    // `apply` takes the array as it is, where spreading it would walk over each number. The types know it for plain arrays only.
    pieces.push(String.fromCharCode.apply(null, units.subarray(at, at + unitsAPiece) as unknown as number[]));
    if (pieces.length % piecesPerSlice === 0) yield;
  }
  return pieces.join('');
}
