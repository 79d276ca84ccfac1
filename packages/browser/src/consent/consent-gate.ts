import type { ConsentState } from '@quen/protocol';
import type { PageStorage } from '../storage/page-storage.ts';

/** Who said what the visitor agrees to; a later source in this list is heard over an earlier one. */
export type ConsentSource = 'google_consent_mode' | 'shop';

/** What the visitor has agreed to, and what follows. */
export interface ConsentGate {
  /** What requests carry. */
  state(): ConsentState;
  /** Whether a cookie, an id and events are allowed now. */
  isAllowed(): boolean;
  /** Whether it has been decided, either way. */
  isDecided(): boolean;
  /** Takes a decision. `google_consent_mode` adds to what is known; the shop's own word also outweighs Global Privacy Control. */
  update(state: ConsentState, source: ConsentSource): void;
}

/**
 * Opens the gate. With `required`, nothing is known of the visitor until analytics or personalization is granted; without, until
 * both are denied. Global Privacy Control counts as a denial of everything until the shop hands over the visitor's own choice.
 */
export function createConsentGate(required: boolean, local: PageStorage): ConsentGate {
  const stored = local.read('consent');
  let own: ConsentState | undefined = typeof stored === 'object' && stored !== null ? stored : undefined;
  let google: ConsentState = {};
  const objects = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const denied: ConsentState = { analytics: 'denied', personalization: 'denied', marketing: 'denied' };
  const state = (): ConsentState => ({ ...google, ...(objects && denied), ...own });
  const isDecided = (): boolean => {
    const { analytics, personalization } = state();
    return Boolean(analytics || personalization);
  };
  return {
    state,
    isDecided,
    isAllowed() {
      const { analytics, personalization } = state();
      // A banner that asks for one of the two (Consent Mode's first version) answers for both.
      return [analytics ?? personalization, personalization ?? analytics].some((status) =>
        status ? status === 'granted' : !required,
      );
    },
    update(change, source) {
      if (source === 'shop') {
        own = { ...own, ...change };
        local.write('consent', own);
      } else google = { ...google, ...change };
    },
  };
}
