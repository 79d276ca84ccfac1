import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Collector, livePairs } from '@quen/collector';

/** The demo shop's own keys. */
export interface ShopKeys {
  /** In its pages' script tag. */
  readonly publishable: string;
  /** On its server only. */
  readonly secret: string;
  /** Made at this start: the only time the secret is shown. */
  readonly isNew: boolean;
}

/**
 * The shop's keys: the collector keeps a secret key's hash alone, so the shop keeps its own in a file of the data folder that only its owner
 * reads. A key that was revoked or has ended since is replaced by a new pair.
 */
export async function readShopKeys({ core: { keys } }: Collector, folder: string, nowMs: number): Promise<ShopKeys> {
  const file = join(folder, 'shop-key.json');
  const kept = await readFile(file, 'utf8').then(
    (text) => (JSON.parse(text) as { readonly secret?: string }).secret ?? '',
    () => '',
  );
  const known = livePairs(keys.list(), nowMs)[0];
  if (known !== undefined && keys.authenticate(kept, nowMs)?.kind === 'secret') {
    return { publishable: known.publishable, secret: kept, isNew: false };
  }
  const made = await keys.create({ name: known === undefined ? 'Nhà Mây' : 'Nhà Mây · máy chủ', nowMs });
  await writeFile(file, JSON.stringify({ secret: made.secret }), { mode: 0o600 });
  return { publishable: known?.publishable ?? made.publishable, secret: made.secret, isNew: true };
}
