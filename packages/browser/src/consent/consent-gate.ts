import type { ConsentState } from '@quen/protocol';
import { keeping, local } from '../storage/page-storage.ts';

/** What the visitor has agreed to, and what follows. */
export interface ConsentGate {
  /** What requests carry. */
  state(): ConsentState;
  /** Whether a cookie, an id and events are allowed now. */
  isAllowed(): boolean;
  /** Takes a decision: the shop's own word outweighs Consent Mode's and Global Privacy Control. */
  update(state: ConsentState, isShops?: boolean): void;
}

/**
 * Opens the gate, of what the page keeps too. With `required`, nothing is known of the visitor until analytics or personalization is granted; without, until
 * one is denied and the other not granted. Global Privacy Control counts as a denial of everything until the shop hands over the
 * visitor's own choice.
 */
export const createConsentGate = (required: boolean): ConsentGate => {
  let own = local.read('consent') as ConsentState;
  let google: ConsentState | undefined;
  const state = (): ConsentState => ({
    ...google,
    ...((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl && allPurposes('denied')),
    ...own,
  });
  const isAllowed = (): boolean => {
    const { analytics, personalization } = state();
    return analytics === 'granted' || personalization === 'granted' || !(required || analytics || personalization);
  };
  keeping.isAllowed = isAllowed;
  return {
    state,
    isAllowed,
    update(change, isShops) {
      if (isShops) own = { ...own, ...change };
      else google = { ...google, ...change };
      local.write('consent', own);
    },
  };
};

/** One answer for what a visitor is usually asked. */
export const allPurposes = (status: 'granted' | 'denied'): ConsentState => {
  return { analytics: status, personalization: status, marketing: status };
};
