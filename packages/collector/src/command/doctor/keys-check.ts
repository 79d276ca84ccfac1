import { livePairs, shopPairs } from '../../keys/live-pairs.ts';
import type { Check } from './check.ts';

/** Whether the shop has a key that works, and whether any origin may use it. */
export const keysCheck: Check = {
  name: 'keys',
  async run({ storage, nowMs }) {
    const pairs = shopPairs(await storage.keys.list());
    const live = livePairs(pairs, nowMs);
    if (live.length === 0) return [{ level: 'fault', text: 'no key works', todo: 'run `quen keys create`' }];
    const open = live.filter(({ origins }) => origins.length === 0);
    const text = `${live.length} of ${pairs.length} work`;
    if (open.length === 0) return [{ level: 'ok', text }];
    return [
      {
        level: 'warning',
        text: `${text}; ${open[0]?.id} is taken from any origin`,
        todo: 'name the shop’s origin: `quen keys origins ID https://shop.example`',
      },
    ];
  },
};
