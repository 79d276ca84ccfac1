import type { ConsentState } from '@quen/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { local } from '../storage/page-storage.ts';
import { createConsentGate } from './consent-gate.ts';

afterEach(() => {
  localStorage.clear();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

describe('createConsentGate', () => {
  const cases: [required: boolean, state: ConsentState, allowed: boolean][] = [
    [false, {}, true],
    [true, {}, false],
    [true, { analytics: 'granted' }, true],
    [true, { personalization: 'granted', analytics: 'denied' }, true],
    [true, { marketing: 'granted' }, false],
    [false, { analytics: 'denied' }, false],
    [false, { analytics: 'denied', personalization: 'denied' }, false],
    [false, { marketing: 'denied' }, true],
  ];
  it.each(cases)('required %s with %o allows: %s', (required, state, allowed) => {
    const gate = createConsentGate(required);
    gate.update(state, false);
    expect(gate.isAllowed()).toBe(allowed);
  });

  it('hears the shop over Consent Mode and Global Privacy Control, and remembers only the shop’s word', () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    const gate = createConsentGate(false);
    gate.update({ analytics: 'granted' }, false);
    expect(gate.isAllowed()).toBe(false);
    gate.update({ analytics: 'granted' }, true);
    expect(gate.isAllowed()).toBe(true);
    expect(gate.state()).toEqual({ analytics: 'granted', personalization: 'denied', marketing: 'denied' });
    expect(local.read('consent')).toEqual({ analytics: 'granted' });
  });

  it('begins with what was stored', () => {
    local.write('consent', { analytics: 'granted' });
    expect(createConsentGate(true).isAllowed()).toBe(true);
  });
});
