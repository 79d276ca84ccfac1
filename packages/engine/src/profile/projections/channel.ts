import type { Projection } from '../projection.ts';

/** Where the person came from: the first and the last traffic source, the first page and its referrer, the last locale. */
export const channel: Projection = {
  part: 'channel',
  writes: ['channel'],
  looksAt: ['context'],
  fold(profile, { event, byVisitor }) {
    if (!byVisitor) return;
    const { channel: state } = profile;
    const { campaign, page, locale } = event.context;
    if (campaign !== undefined) {
      state.first ??= campaign;
      state.last = campaign;
    }
    if (page !== undefined) {
      // The referrer belongs to the landing page: later ones are the shop's own pages.
      if (state.landingPath === null && page.path !== undefined) {
        state.landingPath = page.path;
        if (page.referrer !== undefined && page.referrer !== '') state.referrer = page.referrer;
      }
    }
    if (locale !== undefined) state.locale = locale;
  },
};
