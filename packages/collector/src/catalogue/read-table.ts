import { pipeline, Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { peek } from './peek.ts';

const longestLine = 1024 * 1024;

/** A row of a table by column name, or why the line could not be read. */
export type TableLine =
  | { readonly line: number; readonly row: { readonly [column: string]: string } }
  | { readonly line: number; readonly fault: string };

/** A table of text as it streams: its heading, and its rows one by one. */
export interface Table {
  readonly header: readonly string[];
  readonly lines: AsyncIterable<TableLine>;
}

/**
 * Reads a table separated by tabs, commas, semicolons or bars (whichever the heading has most of), a line at a time with constant
 * memory. Broken lines are answered as faults and do not stop the rest.
 *
 * @throws Error when there is no heading
 */
export async function readTable(bytes: AsyncIterable<Uint8Array>): Promise<Table> {
  const { head, all } = await peek(bytes, 64 * 1024);
  const heading = /^\uFEFF?([^\r\n]*)/.exec(new TextDecoder().decode(head))?.[1] ?? '';
  if (heading.trim() === '') throw new Error('the file is empty; its first line must name the columns');
  const delimiter = separatorOf(heading);
  const faults: TableLine[] = [];
  let header: readonly string[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    columns: (names: string[]) => {
      header = names.map((name) => (delimiter === '\t' ? unquote(name) : name).trim());
      return [...header];
    },
    info: true,
    // Most tab-separated exports write quotation marks as they are, so that a lone one must not swallow lines; those that quote are unquoted after.
    quote: delimiter === '\t' ? false : '"',
    ...(delimiter === '\t' && { cast: unquote }),
    skip_empty_lines: true,
    skip_records_with_error: true,
    relax_column_count: false,
    max_record_size: longestLine,
    on_skip: (error: CsvError | undefined) => {
      faults.push({ line: Number(error?.['lines'] ?? 0), fault: faultOf(error) });
      return undefined;
    },
  });
  const whole = wholeLines(all);
  // Stopping early closes the source.
  pipeline(Readable.from(whole.bytes), parser, () => {});
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<{ info: Info; record: { [column: string]: string } }>;
  const first = await records.next();
  return { header, lines: rows(first, records, faults, whole) };
}

async function* rows(
  first: IteratorResult<{ info: Info; record: { [column: string]: string } }>,
  records: AsyncIterator<{ info: Info; record: { [column: string]: string } }>,
  faults: TableLine[],
  whole: WholeLines,
): AsyncGenerator<TableLine> {
  try {
    for (let next = first; next.done !== true; next = await records.next()) {
      yield* faults.splice(0);
      yield { line: next.value.info.lines, row: next.value.record };
    }
    yield* faults.splice(0);
    if (whole.fault !== undefined) throw whole.fault.error;
  } catch (error) {
    // A field in quotation marks that goes over several lines may have been cut: the cause is told, not that.
    throw whole.fault === undefined ? error : whole.fault.error;
  } finally {
    await records.return?.();
  }
}

/** Bytes up to the last line that came whole, and the fault that ended them early. */
interface WholeLines {
  readonly bytes: AsyncIterable<Uint8Array>;
  fault?: { readonly error: unknown };
}

/** A source that breaks off ends at its last whole line instead: half of a price is another price. The rows before are all read, and then the fault is told. */
function wholeLines(source: AsyncIterable<Uint8Array>): WholeLines {
  const lineFeed = 10;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let begun: Uint8Array = Buffer.alloc(0);
    try {
      for await (const chunk of source) {
        const end = chunk.lastIndexOf(lineFeed) + 1;
        if (end > 0) {
          yield Buffer.concat([begun, chunk.subarray(0, end)]);
          begun = chunk.subarray(end);
        } else begun = Buffer.concat([begun, chunk]);
        if (begun.length <= longestLine) continue;
        yield begun;
        begun = Buffer.alloc(0);
      }
    } catch (error) {
      whole.fault = { error };
      return;
    }
    if (begun.length > 0) yield begun;
  }
  const whole: WholeLines = { bytes: bytes() };
  return whole;
}

/** A field that is quoted as a whole, as spreadsheets write those with a quotation mark in them, as what it says. */
function unquote(field: string): string {
  return field.startsWith('"') && /^"(?:[^"]|"")*"$/.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field;
}

function separatorOf(heading: string): string {
  const count = (separator: string): number => heading.split(separator).length;
  return ['\t', ',', ';', '|'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function faultOf(error: CsvError | undefined): string {
  if (error === undefined) return 'cannot be read';
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS') return 'has another number of columns than the heading';
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'is longer than a megabyte';
  return error.message;
}
