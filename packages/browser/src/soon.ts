import { guard } from './guard.ts';

/**
 * Runs what can wait until the first request is on its way and the page itself has had its turn: each storage, the cookie jar and some
 * interfaces of the browser take their time when first used. Short enough for what must outlive a page that closes.
 */
export const soon = (run: () => void): void => {
  setTimeout(guard(run), 20);
};
