import type { Issue, Product } from '@quen/protocol';
import { type ReadProductsOptions, readProducts } from '../../catalogue/read-products.ts';
import type { Collector } from '../../server/collector.ts';
import type { Progress } from '../progress.ts';
import type { ImportInput } from './open-input.ts';

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

/** Imports a catalogue as it streams; products that are refused do not stop the rest, and neither does a feed that breaks off. */
export async function importProducts(
  sink: Pick<Collector, 'upsertProducts'>,
  input: ImportInput,
  options: ReadProductsOptions & { readonly nowMs: number },
  progress?: Progress,
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
    progress?.update(input.readBytes(), `${imported.toLocaleString('en')} products`);
  };
  let brokenOff: string | null = null;
  try {
    for await (const { place, result } of readProducts(input.bytes, options)) {
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
    if (imported === 0 && refused === 0) throw error;
    brokenOff = error instanceof Error ? error.message : String(error);
  }
  await flush();
  progress?.update(input.totalBytes, `${imported.toLocaleString('en')} products`);
  progress?.stop();
  return { imported, refused, examples, repeated, brokenOff };
}
