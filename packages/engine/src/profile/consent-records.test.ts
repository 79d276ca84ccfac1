import { expect, it } from 'vitest';
import { consentRecordsOf } from './consent-records.ts';

const read = (properties: Parameters<typeof consentRecordsOf>[0]['properties']) =>
  consentRecordsOf({ properties, occurredAtMs: 7 });

it.each([
  { analytics: 'granted', marketing: 'denied' },
  { consent: { analytics: 'granted', marketing: 'denied' } },
  { purpose: 'analytics', status: 'granted', consent: { marketing: 'denied', analytics: 'denied' } },
])('reads purposes from %j', (properties) => {
  expect(read(properties).map(({ purpose, status }) => [purpose, status])).toEqual(
    expect.arrayContaining([
      ['analytics', 'granted'],
      ['marketing', 'denied'],
    ]),
  );
});

it('keeps when, where and to which words it was given', () => {
  const told = { status: 'granted', source: 'gpc', textVersion: 'v2', evidence: 'form' };
  expect(read({ ...told, purpose: 'analytics' })).toEqual([
    { purpose: 'analytics', status: 'granted', atMs: 7, source: 'gpc', textVersion: 'v2', evidence: 'form' },
  ]);
});

it('takes nothing else for consent', () => {
  for (const properties of [{}, { analytics: true }, { consent: ['analytics'] }, { purpose: 'analytics' }, { consent: null }]) {
    expect(read(properties)).toEqual([]);
  }
});
