import type { FetchFeedOptions } from '../../catalogue/fetch-feed.ts';
import { importFeed } from '../../catalogue/import-feed.ts';
import { type ImportProductsReport, importProducts } from '../../catalogue/import-products.ts';
import type { ReadProductsOptions } from '../../catalogue/read-products.ts';
import { ProblemError } from '../../server/problem.ts';
import { CommandFault } from '../command-fault.ts';
import type { Progress } from '../progress.ts';
import { openInput } from './open-input.ts';
import type { ImportTarget } from './open-sink.ts';
import { asReadingFault } from './reading-fault.ts';

export interface ImportCatalogueOptions extends Omit<ReadProductsOptions, 'origin'> {
  /** The shop's address; that of a fetched feed when absent. */
  readonly origin?: string;
  readonly nowMs: number;
}

/**
 * Imports a catalogue from a file, or from an `http(s)://` address with all of its pages.
 *
 * @throws CommandFault when it cannot be read at all
 */
export async function importCatalogue(
  place: string,
  sink: ImportTarget['sink'],
  options: ImportCatalogueOptions,
  startProgress: (totalBytes: number) => Progress,
  fetch?: FetchFeedOptions,
): Promise<ImportProductsReport> {
  return /^https?:/i.test(place) ? fromAddress() : fromFile();

  async function fromFile(): Promise<ImportProductsReport> {
    const input = await openInput(place);
    const progress = startProgress(input.totalBytes);
    const taken = (count: number): void => progress.update(input.readBytes(), productsText(count));
    try {
      return await importProducts(sink, input.bytes, { ...options, origin: options.origin ?? '' }, taken);
    } catch (error) {
      throw asReadingFault(error, place);
    } finally {
      progress.stop();
    }
  }

  async function fromAddress(): Promise<ImportProductsReport> {
    const { columns, origin, currency, idFrom, format, nowMs } = options;
    const progress = startProgress(0);
    try {
      const { report } = await importFeed(
        {
          products: { upsert: (products) => sink.upsertProducts(products) },
          rules: { compiled: { shop: { currency } } },
          now: () => nowMs,
        },
        { url: place, idFrom, ...(format !== undefined && { format }) },
        {
          progress: (count) => progress.update(count, productsText(count)),
          ...(columns !== undefined && { columns }),
          ...(origin !== undefined && { origin }),
          ...(fetch !== undefined && { fetch }),
        },
      );
      return report;
    } catch (error) {
      throw error instanceof ProblemError ? new CommandFault(error.message, { cause: error }) : error;
    } finally {
      progress.stop();
    }
  }
}

function productsText(count: number): string {
  return `${count.toLocaleString('en')} products`;
}
