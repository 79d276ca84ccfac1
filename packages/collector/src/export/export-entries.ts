import type { Storage } from '../storage/storage.ts';

/** What of a shop can be taken away. */
export const exportKinds = ['events', 'profiles', 'products', 'rules'] as const;
export type ExportKind = (typeof exportKinds)[number];

const pageSize = 1000;

/** Everything of a kind, in the form `quen import` takes; read page by page, so that a log of any length goes through. */
export async function* exportEntries(storage: Storage, what: ExportKind): AsyncGenerator<unknown> {
  if (what === 'rules') {
    const newest = await storage.rules.newest();
    if (newest !== undefined) yield newest.ruleSet;
    return;
  }
  for (let after: string | number = what === 'events' ? 0 : ''; ; ) {
    const page = await readPage(storage, what, after);
    for (const { entry } of page) yield entry;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.place;
  }
}

async function readPage(
  storage: Storage,
  what: 'events' | 'profiles' | 'products',
  after: string | number,
): Promise<readonly { readonly place: string | number; readonly entry: unknown }[]> {
  if (what === 'events') {
    return (await storage.log.read({ after: Number(after), limit: pageSize })).map((entry) => ({ place: entry.position, entry }));
  }
  if (what === 'products') {
    const page = await storage.products.list(String(after), pageSize);
    return page.map(({ product }) => ({ place: product.id, entry: product }));
  }
  return (await storage.profiles.list(String(after), pageSize)).map(({ profile }) => ({ place: profile.id, entry: profile }));
}
