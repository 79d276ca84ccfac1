import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DatasetEvent } from '../packages/recommender/src/evaluate/evaluate.ts';

/** A data set as it is measured: both parts in order of time. */
export interface Dataset {
  readonly training: DatasetEvent[];
  readonly test: DatasetEvent[];
}

/** What the columns may be called, in any case and with or without underscores. */
const columnNames = {
  SessionId: ['sessionid', 'session'],
  ItemId: ['itemid', 'item'],
  Time: ['time', 'timestamp'],
} as const;
/** Bytes read at a time: a file may hold more than fits into one string. */
const pieceBytes = 2 ** 24;
/** As seconds the year 5138, as milliseconds 1973. */
const leastMilliseconds = 1e11;
const isoTime = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads the parts of a data set. Sessions of validation that do not end before the test begins are left out of training: they would teach the answers.
 *
 * @param onValid measures on validation, after training alone.
 * @param note gets a line about whatever was not used.
 * @throws an error that says what to do where a part is missing, cannot be read, or leaves nothing to measure.
 */
export function readDataset(folder: string, onValid: boolean, note: (line: string) => void): Dataset {
  const train = readEvents(folder, 'train', note) ?? missing(folder, 'train');
  if (train.length === 0) throw new Error(`${join(folder, 'train.tsv.gz')} holds no events to learn from`);
  const valid = readEvents(folder, 'valid', note);
  const test = onValid ? valid : readEvents(folder, 'test', note);
  if (test === undefined) return missing(folder, onValid ? 'valid' : 'test');
  if (onValid || valid === undefined) return answerable({ training: train, test }, folder);
  const usable = endedBefore(valid, test[0]?.atMs ?? Number.POSITIVE_INFINITY);
  const left = valid.length - usable.length;
  if (left > 0) {
    note(
      `${basename(folder)}: ${left} of ${valid.length} events of validation are not learned, as their sessions last into the test`,
    );
  }
  return answerable({ training: inOrder([...train, ...usable]), test }, folder);
}

/** The data set itself when there is anything to predict. */
function answerable(dataset: Dataset, folder: string): Dataset {
  const known = new Set<string>();
  for (const { itemId } of dataset.training) known.add(itemId);
  const begun = new Set<string>();
  for (const { sessionId, itemId } of dataset.test) {
    if (begun.has(sessionId) && known.has(itemId)) return dataset;
    begun.add(sessionId);
  }
  throw new Error(`nothing to predict in ${folder}: no session to measure on has a second event on an item of training`);
}

function endedBefore(events: readonly DatasetEvent[], atMs: number): readonly DatasetEvent[] {
  const later = new Set<string>();
  for (const event of events) if (event.atMs > atMs) later.add(event.sessionId);
  return later.size === 0 ? events : events.filter(({ sessionId }) => !later.has(sessionId));
}

function missing(folder: string, part: string): never {
  throw new Error(`${join(folder, `${part}.tsv.gz`)} is missing, and so is ${part}.tsv; see the top of scripts/evaluate.ts`);
}

/** One part in order of time; undefined when there is neither a packed nor a plain file of it. */
function readEvents(folder: string, part: string, note: (line: string) => void): DatasetEvent[] | undefined {
  const file = [`${part}.tsv.gz`, `${part}.tsv`].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return undefined;
  const ids = new Map<string, string>();
  const once = (id: string): string => {
    const known = ids.get(id);
    if (known === undefined) ids.set(id, id);
    return known ?? id;
  };
  const events: DatasetEvent[] = [];
  let columns: Columns | undefined;
  let number = 0;
  let passedOver = 0;
  let firstPassedOver = 0;
  for (const line of linesOf(unpack(file))) {
    number += 1;
    if (columns === undefined) {
      columns = readHeader(line, file);
      continue;
    }
    if (line === '') continue;
    const cells = line.split('\t');
    const sessionId = cells[columns.session];
    const itemId = cells[columns.item];
    const atMs = readTime(cells[columns.time] ?? '');
    if (sessionId && itemId && atMs !== undefined) {
      events.push({ sessionId: once(sessionId), itemId: once(itemId), atMs });
      continue;
    }
    passedOver += 1;
    firstPassedOver ||= number;
  }
  if (passedOver > 0) {
    note(
      `${file}: ${passedOver} lines passed over that lack a session, an item or a time (seconds or milliseconds since 1970, or ISO 8601); ` +
        `the first is line ${firstPassedOver}`,
    );
  }
  return inOrder(events);
}

interface Columns {
  readonly session: number;
  readonly item: number;
  readonly time: number;
}

function readHeader(line: string, file: string): Columns {
  const names = line.split('\t').map((name) => name.replaceAll(/["_\s\ufeff]/g, '').toLowerCase());
  const place = (column: keyof typeof columnNames): number => {
    const found = names.findIndex((name) => (columnNames[column] as readonly string[]).includes(name));
    if (found >= 0) return found;
    throw new Error(
      `${file} has no column ${column}: its first line is to name SessionId, ItemId and Time, with tabs between, and is "${line.slice(0, 80)}"`,
    );
  };
  return { session: place('SessionId'), item: place('ItemId'), time: place('Time') };
}

/** Milliseconds since 1970; undefined for what is no time. A time without a zone is taken for UTC. */
function readTime(text: string): number | undefined {
  const trimmed = text.trim();
  const number = trimmed === '' ? Number.NaN : Number(trimmed);
  if (Number.isFinite(number)) return Math.abs(number) < leastMilliseconds ? number * 1000 : number;
  const iso = isoTime.exec(trimmed);
  if (iso === null) return undefined;
  const atMs = Date.parse(`${trimmed.replace(' ', 'T')}${iso[1] === undefined && trimmed.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function unpack(file: string): Buffer {
  const bytes = readFileSync(file);
  if (!file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new Error(`${file} cannot be unpacked (${error instanceof Error ? error.message : error}); is it gzip, and whole?`);
  }
}

function* linesOf(bytes: Buffer): Generator<string, void, void> {
  for (let from = 0; from < bytes.length; ) {
    const cut = from + pieceBytes < bytes.length ? bytes.indexOf(10, from + pieceBytes) : -1;
    const to = cut < 0 ? bytes.length : cut;
    for (const line of bytes.toString('utf8', from, to).split('\n')) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    from = to + 1;
  }
}

function inOrder(events: DatasetEvent[]): DatasetEvent[] {
  return events.sort((a, b) => a.atMs - b.atMs);
}
