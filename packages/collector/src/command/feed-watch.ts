import { importFeed } from '../catalogue/product-routes.ts';
import type { Collector } from '../server/collector.ts';
import type { Log } from '../server/log.ts';

/** Fetches a catalogue now and again and again; a fault is logged and tried again next time. */
export function watchFeed({ core }: Collector, url: string, everyMs: number, log: Log): { stop(): void } {
  let busy = false;
  const fetchOnce = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const { imported, refused, repeated, brokenOff } = await importFeed(core, { url });
      const level = refused > 0 || brokenOff !== null ? 'warn' : 'info';
      log({ level, message: 'Fetched the catalogue', imported, refused, repeated, ...(brokenOff !== null && { brokenOff }) });
    } catch (error) {
      log({
        level: 'error',
        message: 'The catalogue could not be fetched',
        fault: error instanceof Error ? error.message : String(error),
      });
    } finally {
      busy = false;
    }
  };
  void fetchOnce();
  const timer = setInterval(() => void fetchOnce(), Math.max(60_000, everyMs));
  return { stop: () => clearInterval(timer) };
}
