import type { Issue, Product } from '@quen/protocol';
import { StorageUnavailable } from '../storage/storage.ts';
import { type ReadProductsOptions, readProducts } from './read-products.ts';

/** An entry that was refused. */
export interface RefusedEntry {
  /** The line, or the number of the entry. */
  readonly place: number;
  /** Absent where the entry does not say it. */
  readonly id?: string;
  readonly issues: readonly Issue[];
}

export interface ImportProductsReport {
  /** Entries that were read, good or not; one entry can hold several products. */
  readonly entries: number;
  readonly imported: number;
  readonly refused: number;
  /** The first entries that were refused. */
  readonly examples: readonly RefusedEntry[];
  /** Ids that came twice; the last one stands. */
  readonly repeated: number;
  /** Why reading stopped before the end; what came before is in. */
  readonly brokenOff: string | null;
}

/** Takes products into a catalogue. */
export interface ProductSink {
  upsertProducts(products: readonly Product[]): Promise<void>;
  /** Told the id of every product there is an entry for, also of one that is refused; null where it cannot be told. */
  named?(id: string | null): void;
}

const maxExamples = 20;
const maxIssues = 5;

/** The report of two parts of one feed, in their order. */
export function joinReports(first: ImportProductsReport, second: ImportProductsReport): ImportProductsReport {
  const shifted = second.examples.map((example) => ({ ...example, place: first.entries + example.place }));
  return {
    entries: first.entries + second.entries,
    imported: first.imported + second.imported,
    refused: first.refused + second.refused,
    examples: [...first.examples, ...shifted].slice(0, maxExamples),
    repeated: first.repeated + second.repeated,
    brokenOff: second.brokenOff,
  };
}
const batchSize = 1000;

/**
 * Imports a catalogue as it streams; products that are refused do not stop the rest, and neither does a feed that breaks off.
 *
 * @param progress called with the number of products taken, every thousand
 * @throws Error when not even the first entry can be read
 */
export async function importProducts(
  sink: ProductSink,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadProductsOptions,
  progress?: (taken: number) => void,
): Promise<ImportProductsReport> {
  const examples: RefusedEntry[] = [];
  const seen = new Set<string>();
  let batch = new Map<string, Product>();
  let entries = 0;
  let imported = 0;
  let refused = 0;
  let repeated = 0;
  const flush = async (): Promise<void> => {
    if (batch.size === 0) return;
    await sink.upsertProducts([...batch.values()]);
    batch = new Map();
    progress?.(imported);
  };
  let brokenOff: string | null = null;
  try {
    for await (const { result, ...entry } of readProducts(bytes, options)) {
      entries += 1;
      if (!result.ok) {
        refused += 1;
        // A refused entry of variants says only what all of them are called.
        sink.named?.(options.idFrom === 'product' ? (entry.id ?? null) : null);
        if (examples.length < maxExamples) examples.push({ ...entry, issues: result.issues.slice(0, maxIssues).map(short) });
        continue;
      }
      for (const product of result.value) {
        if (seen.has(product.id)) repeated += 1;
        else imported += 1;
        seen.add(product.id);
        sink.named?.(product.id);
        batch.set(product.id, { ...product, verified: true, updatedAtMs: options.nowMs });
      }
      if (batch.size >= batchSize) await flush();
    }
  } catch (error) {
    // A store that cannot write is no fault of the feed.
    if (error instanceof StorageUnavailable || (imported === 0 && refused === 0)) throw error;
    brokenOff = error instanceof Error ? error.message : String(error);
  }
  await flush();
  return { entries, imported, refused, examples, repeated, brokenOff };
}

/** An issue's words can hold what the feed says, which may be long. */
function short(issue: Issue): Issue {
  return issue.message.length <= 300 ? issue : { ...issue, message: `${issue.message.slice(0, 300)}…` };
}
