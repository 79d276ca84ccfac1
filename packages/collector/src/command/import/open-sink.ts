import type { ShopSettings } from '@quen/protocol';
import type { StoredRuleSet } from '../../storage/storage.ts';
import { CommandFault } from '../command-fault.ts';
import { createServerClient } from '../server-client.ts';
import { openOrReach } from '../shop-folder.ts';
import type { EventSink } from './import-events.ts';
import { createServerSink } from './server-sink.ts';

/** Where an import goes. */
export interface ImportTarget {
  readonly sink: EventSink;
  /** The shop's settings: its currency, and its time zone. */
  readonly shop: Pick<ShopSettings, 'currency' | 'timeZone'>;
  close(): Promise<void>;
}

/** The data in a folder, the server that has them open, or a server elsewhere. */
export async function openSink(options: {
  readonly data: string;
  readonly server?: string;
  readonly key?: string;
}): Promise<ImportTarget> {
  if (options.server !== undefined) {
    if (options.key === undefined) throw new CommandFault('give the secret key of the server: --key, or QUEN_SECRET_KEY');
    return serverTarget(options.server, options.key);
  }
  const opened = await openOrReach(options.data);
  if ('server' in opened) return serverTarget(opened.server.url, opened.server.secret);
  const { collector } = opened;
  return {
    sink: collector,
    shop: collector.core.rules.compiled.shop,
    close: () => collector.close(),
  };
}

async function serverTarget(url: string, secret: string): Promise<ImportTarget> {
  const client = createServerClient(url, secret);
  const { ruleSet } = await client.ask<StoredRuleSet>('GET', '/v1/rules');
  return { sink: await createServerSink(client), shop: ruleSet.shop, close: async () => {} };
}
