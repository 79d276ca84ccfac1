import { expect, it } from 'vitest';
import { mapConsentNames, underPrivacyControl } from './read-consent.ts';

it.each([
  [{}, false, {}, {}],
  [{ analytics: 'denied' }, false, {}, { analytics: 'denied' }],
  [{}, true, {}, { marketing: 'denied', personalization: 'denied' }],
  [{ analytics: 'granted' }, true, {}, { marketing: 'denied', personalization: 'denied', analytics: 'granted' }],
  // Said expressly to this shop, now or before, it weighs more than a setting for all of them.
  [{ marketing: 'granted' }, true, {}, { marketing: 'granted', personalization: 'denied' }],
  [{}, true, { personalization: { status: 'granted' }, marketing: { status: 'denied' } }, { marketing: 'denied' }],
  [
    { personalization: 'denied' },
    true,
    { personalization: { status: 'granted' } },
    { marketing: 'denied', personalization: 'denied' },
  ],
] as const)('of %j and Sec-GPC %j, with %j on record, holds %j', (said, isControlled, remembered, holds) => {
  expect(underPrivacyControl(said, isControlled, remembered)).toEqual(holds);
});

it('counts a denial among several names for one purpose, in any order', () => {
  expect(mapConsentNames({ ad_storage: 'granted', ad_user_data: 'denied', ad_personalization: 'granted' })).toEqual({
    marketing: 'denied',
  });
  expect(mapConsentNames({ ad_user_data: 'denied', ad_storage: 'granted' })).toEqual({ marketing: 'denied' });
});

it.each([
  [{ analytics_storage: 'denied', analytics: 'granted' }, { analytics: 'denied' }],
  [{ analytics: 'granted', analytics_storage: 'denied' }, { analytics: 'denied' }],
  [{ analytics: 'denied', analytics_storage: 'granted' }, { analytics: 'denied' }],
  // What cannot be read is refused by the schema, not covered up.
  [{ analytics: 'granted', analytics_storage: 'maybe' }, { analytics: 'maybe' }],
  [{ analytics_storage: 'maybe', analytics: 'granted' }, { analytics: 'maybe' }],
  [{ analytics_storage: 'maybe', analytics: 'denied' }, { analytics: 'denied' }],
  [
    { ANALYTICS_STORAGE: 'DENIED', Marketing: 'Granted' },
    { analytics: 'denied', marketing: 'granted' },
  ],
  [
    { security_storage: 'granted', functionality_storage: 'granted', personalization_storage: 'denied', wait_for_update: 500 },
    { functional: 'granted', personalization: 'denied' },
  ],
  [{ spying: 'granted' }, { spying: 'granted' }],
])('of %j understands %j', (said, understood) => {
  expect(mapConsentNames(said)).toEqual(understood);
});
