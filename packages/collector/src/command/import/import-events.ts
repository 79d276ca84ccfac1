import { fromWallClock } from '@quen/engine';
import type { EventEnvelope, EventResult, Product } from '@quen/protocol';
import { checkEventTable, detectEventColumns, type EventColumns, type EventTable } from '@quen/sources/csv-events';
import type { DateOrder } from '@quen/sources/date-order';
import { productFromItem } from '../../catalogue/product-from-item.ts';
import { readTable } from '../../catalogue/read-table.ts';
import { unpackGzip } from '../../catalogue/unpack-gzip.ts';
import type { Collector } from '../../server/collector.ts';
import { CommandFault } from '../command-fault.ts';
import type { Progress } from '../progress.ts';
import { findDateOrder } from './find-date-order.ts';
import type { ImportInput } from './open-input.ts';
import { type LeftOutLine, readEvents } from './read-events.ts';
import { isReadingFault } from './reading-fault.ts';

/** What the importer needs of a collector, here or at the other end of a connection. */
export type EventSink = Pick<Collector, 'importEvents' | 'productOf' | 'upsertProducts'>;

export interface ImportEventsOptions {
  /** Columns said by flags; the rest is detected by name. */
  readonly columns: EventColumns;
  /** Event name of rows that name none. */
  readonly name: string;
  readonly currency: string;
  /** IANA name of the zone of times that name none. */
  readonly timeZone: string;
  /** How dates such as `03/04/2024` are read; found out when absent. */
  readonly dateOrder?: DateOrder;
  readonly nowMs: number;
  /** Stops reading when it is aborted; what was read until then is in. */
  readonly signal?: AbortSignal;
}

export interface ImportEventsReport {
  readonly accepted: number;
  readonly duplicates: number;
  /** Of persons who were erased since, or who refused to be remembered. */
  readonly withheld: number;
  readonly rejected: number;
  /** The first events the collector refused. */
  readonly refusals: readonly EventResult[];
  readonly leftOut: number;
  /** The first lines that were left out. */
  readonly examples: readonly LeftOutLine[];
  /** Products that were only seen in the events. */
  readonly newProducts: number;
  readonly stopped: boolean;
  /** Groups of rows that stood apart from others of their order, and do not count in it. */
  readonly apart: number;
  /** Why reading stopped before the end; what came before is in. */
  readonly brokenOff: string | null;
  readonly columns: EventColumns;
  /** How dates such as `03/04/2024` were read; null when there were none, or it was said. */
  readonly dateOrder: DateOrder | null;
}

const maxExamples = 20;
const productBatch = 500;

/**
 * Imports a table of events as it streams. Products nobody knows yet become unverified ones, so that recommendations can answer with
 * them.
 *
 * @throws CommandFault when the table does not tell time and visit
 */
export async function importEvents(
  sink: EventSink,
  input: ImportInput,
  options: ImportEventsOptions,
  progress: Progress,
): Promise<ImportEventsReport> {
  const { header, lines } = await readTable(await unpackGzip(input.bytes));
  if (header.length === 0 || header[0]?.startsWith('{'))
    throw new CommandFault('it is no table; its first line must name the columns, as in SessionId,ItemId,Time');
  const said = Object.values(options.columns);
  const table: EventTable = {
    columns: { ...detectEventColumns(header.filter((name) => !said.includes(name))), ...options.columns },
    name: options.name,
    currency: options.currency,
    fromWallClock: (localMs) => fromWallClock(options.timeZone, localMs),
  };
  const missing = Object.values(table.columns).filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new CommandFault(`there is no column ${missing.join(', ')}; the heading has ${header.join(', ')}`);
  const [issue] = checkEventTable(table);
  if (issue !== undefined) throw new CommandFault(`${issue.message}; the heading has ${header.join(', ')}`);

  let brokenOff: string | null = null;
  async function* whileWhole(): typeof lines {
    try {
      yield* lines;
    } catch (error) {
      if (!isReadingFault(error)) throw error;
      brokenOff = error.message;
    }
  }
  const { found, lines: whole } =
    options.dateOrder === undefined
      ? await findDateOrder(whileWhole(), table.columns.time ?? '')
      : { found: null, lines: whileWhole() };
  const dateOrder = options.dateOrder ?? found;
  const dated: EventTable = { ...table, ...(dateOrder !== null && { dateOrder }) };

  const examples: LeftOutLine[] = [];
  let leftOut = 0;
  const leave = (line: LeftOutLine): void => {
    leftOut += 1;
    if (examples.length < maxExamples) examples.push(line);
  };
  const products = createProductGatherer(sink, table.currency, options.nowMs);
  let stopped = false;
  let apart = 0;
  async function* events(): AsyncGenerator<EventEnvelope> {
    for await (const event of readEvents(whole, dated, leave, () => apart++)) {
      if (options.signal?.aborted === true) {
        stopped = true;
        return;
      }
      await products.see(event);
      yield event;
    }
  }
  const summary = await sink.importEvents(events(), {
    progress: (taken) => progress.update(input.readBytes(), `${taken.toLocaleString('en')} events`),
  });
  await products.flush();
  progress.update(input.totalBytes, `${(summary.accepted + summary.duplicates + summary.withheld).toLocaleString('en')} events`);
  progress.stop();
  const { accepted, duplicates, withheld, rejected, examples: refusals } = summary;
  return {
    accepted,
    duplicates,
    withheld,
    rejected,
    refusals,
    leftOut,
    examples,
    newProducts: products.count(),
    stopped,
    apart,
    brokenOff,
    columns: table.columns,
    dateOrder: found,
  };
}

interface ProductGatherer {
  see(event: EventEnvelope): Promise<void>;
  flush(): Promise<void>;
  count(): number;
}

/** Gathers products that no catalogue knows; the ids kept are as many as the shop has products. */
function createProductGatherer(sink: EventSink, currency: string, nowMs: number): ProductGatherer {
  const known = new Set<string>();
  let batch: Product[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const products = batch;
    batch = [];
    await sink.upsertProducts(products);
  };
  return {
    async see(event) {
      const items = event.properties?.['items'];
      if (!Array.isArray(items)) return;
      for (const item of items) {
        const id = String((item as { item_id?: unknown }).item_id ?? '');
        if (known.has(id)) continue;
        known.add(id);
        if (sink.productOf(id) !== undefined) continue;
        const own = event.properties?.['currency'];
        const product = productFromItem(item as { [field: string]: unknown }, {
          currency: typeof own === 'string' ? own : currency,
          nowMs,
        });
        if (product === undefined) continue;
        batch.push(product);
        count += 1;
      }
      if (batch.length >= productBatch) await flush();
    },
    flush,
    count: () => count,
  };
}
