import type { LoggedEvent, Product } from '@quen/protocol';
import type { ProductIndex } from '../projections/product-index.ts';
import type { Log } from '../server/log.ts';
import { withOwnAddresses } from './own-addresses.ts';
import { productFromItem } from './product-from-item.ts';

export interface SeenProductsOptions {
  readonly products: Pick<ProductIndex, 'get' | 'upsert'>;
  /** The shop's currency, for events that name none. */
  readonly currency: () => string;
  /** Whether the shop itself named a host, in its keys' origins or its catalogue. */
  readonly isShopHost: (host: string) => boolean;
  readonly now: () => number;
  readonly log: Log;
}

/** Lets the catalogue grow from what product pages say of themselves, as unverified products. */
export interface SeenProducts {
  /** Looks at a logged event; cheap, and writes later. */
  note(event: LoggedEvent): void;
  /** Writes what was noted. */
  flush(): Promise<void>;
}

/** Anyone may send events with a publishable key: a flood of invented products must not become the catalogue. */
const maxPerMinute = 200;

export function createSeenProducts({ products, currency, isShopHost, now, log }: SeenProductsOptions): SeenProducts {
  const waiting = new Map<string, Product>();
  let minute = 0;
  let taken = 0;
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const fresh = [...waiting.values()].filter(({ id }) => products.get(id) === undefined);
    waiting.clear();
    if (fresh.length > 0) await products.upsert(fresh, now());
  }

  return {
    note(event) {
      if (event.name !== 'view_item' || event.flags.includes('bot')) return;
      const { items } = event.properties;
      // Several items are a list or a basket; only a page about one product describes it well enough.
      const item = Array.isArray(items) && items.length === 1 ? (items[0] as { readonly [field: string]: unknown }) : undefined;
      const id = item?.['item_id'];
      if (item === undefined || typeof id !== 'string' || products.get(id) !== undefined || waiting.has(id)) return;
      if (event.source === 'browser' && !describesItself(item, event)) return;
      const thisMinute = Math.floor(now() / 60_000);
      if (thisMinute !== minute) taken = 0;
      minute = thisMinute;
      if (taken >= maxPerMinute) return;
      const own = event.properties['currency'];
      const product = productFromItem(item, {
        currency: typeof own === 'string' ? own : currency(),
        context: event.context,
        nowMs: event.occurredAtMs,
      });
      if (product === undefined) return;
      taken += 1;
      waiting.set(id, event.source === 'browser' ? withOwnAddresses(product, isShopHost) : product);
      timer ??= setTimeout(() => {
        flush().catch((error: unknown) =>
          log({ level: 'warn', message: 'Seen products could not be saved', fault: String(error) }),
        );
      }, 500).unref();
    },
    flush,
  };
}

/** A browser's word is taken for a product with a name whose address is on the page's own site. */
function describesItself(item: { readonly [field: string]: unknown }, { context }: LoggedEvent): boolean {
  const page = context.page?.url;
  const address = item['item_url'] ?? page;
  if (typeof item['item_name'] !== 'string' || page === undefined || !URL.canParse(page)) return false;
  return typeof address === 'string' && URL.canParse(address, page) && new URL(address, page).origin === new URL(page).origin;
}
