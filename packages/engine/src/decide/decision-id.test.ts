import { describe, expect, it } from 'vitest';
import { decisionId } from './decision-id.ts';

describe('decisionId', () => {
  it('is the same for the same, and another for anything else', () => {
    expect(decisionId('s', 'p', 'm', 'home')).toBe(decisionId('s', 'p', 'm', 'home'));
    expect(decisionId('s', 'p', 'm', 'home')).toMatch(/^d[0-9a-z]{28}$/);
    // The parts cannot run into each other.
    expect(decisionId('s', 'pm', '', 'home')).not.toBe(decisionId('s', 'p', 'm', 'home'));
  });

  it('does not collide among half a million page views', () => {
    const ids = new Set<string>();
    for (let n = 0; n < 500_000; n++) ids.add(decisionId('salt', `p_${n % 1000}`, `m${n}`, n % 2 === 0 ? 'home' : 'foot'));
    expect(ids.size).toBe(500_000);
  });
});
