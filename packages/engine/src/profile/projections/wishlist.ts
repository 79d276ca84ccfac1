import type { Projection } from '../projection.ts';

const maxItems = 200;

/** Products put aside; `remove_from_wishlist` takes them out. */
export const wishlist: Projection = {
  part: 'wishlist',
  writes: ['wishlist'],
  events: ['add_to_wishlist', 'remove_from_wishlist'],
  looksAt: ['properties'],
  fold(profile, { event, items }) {
    for (const item of items) {
      const at = profile.wishlist.indexOf(item.item_id);
      if (event.name === 'add_to_wishlist') {
        if (at < 0) profile.wishlist.push(item.item_id);
        if (profile.wishlist.length > maxItems) profile.wishlist.shift();
      } else if (at >= 0) profile.wishlist.splice(at, 1);
    }
  },
};
