import { type Interaction, type Profile, sessionTimeoutMs } from '@quen/protocol';

const kinds: { readonly [event: string]: Interaction['kind'] } = { view_item: 'view', add_to_cart: 'cart', purchase: 'purchase' };
const maxInteractions = 50;

/** What the visitor did with products in the visit that is going on, oldest first, at most 50; none once it has run out. */
export function sessionInteractions(profile: Profile, nowMs: number): Interaction[] {
  const { session, history } = profile;
  if (session === null || nowMs - session.lastEventAtMs > sessionTimeoutMs) return [];
  const found: Interaction[] = [];
  for (let at = history.length - 1; at >= 0 && found.length < maxInteractions; at--) {
    const entry = history[at];
    if (entry === undefined || entry.t < session.startedAtMs) break;
    const kind = Object.hasOwn(kinds, entry.n) ? kinds[entry.n] : undefined;
    if (kind === undefined) continue;
    const items = entry.i ?? [];
    for (let nth = items.length - 1; nth >= 0; nth--) {
      const item = items[nth];
      if (item !== undefined) found.push({ itemId: item.item_id, atMs: entry.t, kind });
    }
  }
  return found.slice(0, maxInteractions).reverse();
}
