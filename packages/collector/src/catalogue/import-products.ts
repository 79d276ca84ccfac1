import type { Issue, Product } from '@quen/protocol';
import type { Collector } from '../server/collector.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import { type ReadProductsOptions, readProducts } from './read-products.ts';

export interface ImportProductsReport {
  readonly imported: number;
  readonly refused: number;
  /** The first entries that were refused; `place` is the line, or the number of the entry. */
  readonly examples: readonly { readonly place: number; readonly issues: readonly Issue[] }[];
  /** Ids that came twice; the last one stands. */
  readonly repeated: number;
  /** Why reading stopped before the end; what came before is in. */
  readonly brokenOff: string | null;
}

const maxExamples = 20;
const batchSize = 1000;

/**
 * Imports a catalogue as it streams; products that are refused do not stop the rest, and neither does a feed that breaks off.
 *
 * @param progress called with the number of products taken, every thousand
 * @throws Error when not even the first entry can be read
 */
export async function importProducts(
  sink: Pick<Collector, 'upsertProducts'>,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadProductsOptions & { readonly nowMs: number },
  progress?: (taken: number) => void,
): Promise<ImportProductsReport> {
  const examples: { place: number; issues: readonly Issue[] }[] = [];
  const seen = new Set<string>();
  let batch = new Map<string, Product>();
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
    for await (const { place, result } of readProducts(bytes, options)) {
      if (!result.ok) {
        refused += 1;
        if (examples.length < maxExamples) examples.push({ place, issues: result.issues });
        continue;
      }
      for (const product of result.value) {
        if (seen.has(product.id)) repeated += 1;
        else imported += 1;
        seen.add(product.id);
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
  return { imported, refused, examples, repeated, brokenOff };
}
