import { expect, it } from 'vitest';
import { segmentConsent } from './segment-consent.ts';

it.each([
  [undefined, {}],
  [null, {}],
  [
    { Analytics: true, advertising: false, Functional: true },
    { analytics: 'granted', marketing: 'denied', functional: 'granted' },
  ],
  [{ Advertising: true, 'Data-Sharing': false, Targeting: true }, { marketing: 'denied' }],
  [{ Performance: 'yes', C0002: true, personalization: false }, { personalization: 'denied' }],
])('reads of the categories %j the consents %j', (categoryPreferences, consents) => {
  expect(segmentConsent({ context: { consent: { categoryPreferences: categoryPreferences as never } } })).toEqual(consents);
});

it('says nothing of messages without them', () => {
  for (const message of [{}, { context: null }, { context: { consent: [] } }]) expect(segmentConsent(message)).toEqual({});
});
