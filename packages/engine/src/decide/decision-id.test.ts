import { describe, expect, it } from 'vitest';
import { decisionId, decisionPage, pageOfDecision } from './decision-id.ts';

describe('decisionId', () => {
  it('is the same for the same, and another for anything else', () => {
    const page = decisionPage('s', 'p', 'm');
    expect(decisionPage('s', 'p', 'm')).toBe(page);
    expect(decisionId(page, 'home')).toMatch(/^d[0-9a-z]{28}$/);
    expect(decisionId(page, 'foot')).not.toBe(decisionId(page, 'home'));
    // The parts cannot run into each other.
    expect(decisionPage('s', 'pm', '')).not.toBe(page);
  });

  it('tells its page', () => {
    const page = decisionPage('s', 'p', 'm');
    expect(['home', 'foot'].map((placement) => pageOfDecision(decisionId(page, placement)))).toEqual([page, page]);
  });

  it('does not collide among half a million page views, nor among the placements of one', () => {
    const pages = new Set<string>();
    for (let n = 0; n < 500_000; n++) pages.add(decisionPage('salt', `p_${n % 1000}`, `m${n}`));
    expect(pages.size).toBe(500_000);
    const page = decisionPage('salt', 'p', 'm');
    expect(new Set(Array.from({ length: 1000 }, (_, n) => decisionId(page, `placement-${n}`))).size).toBe(1000);
  });
});
