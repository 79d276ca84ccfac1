import { createProfile } from '@quen/engine';
import { describe, expect, it } from 'vitest';
import { createProfileCache, everythingUnsaved, type ProfileCache } from './profile-cache.ts';

const never = { sinceMs: Number.NEGATIVE_INFINITY, position: Number.NEGATIVE_INFINITY };

/** Puts profiles `p<from>` … `p<to>` in and folds the event of the same number into each. */
function fill(cache: ProfileCache, from: number, to: number): void {
  for (let n = from; n <= to; n++) cache.touch(cache.put(createProfile(`p${n}`, 0), 0), n, n);
}

/** How many of `p1` … `p<to>` are in memory. */
function held(cache: ProfileCache, to: number): number {
  return Array.from({ length: to }, (_, n) => cache.get(`p${n + 1}`)).filter((entry) => entry !== undefined).length;
}

describe('the profile cache', () => {
  it('gives up what is stored, the least recently used first, and never what is not', () => {
    const cache = createProfileCache(8);
    fill(cache, 1, 8);
    cache.takeUnsaved(4, everythingUnsaved, 8).written();
    cache.get('p1');
    fill(cache, 9, 11);
    expect(cache.get('p2')).toBeUndefined();
    for (const id of ['p5', 'p6', 'p7', 'p8', 'p9', 'p10', 'p11']) expect(cache.get(id)?.profile.id).toBe(id);
    expect(held(cache, 11)).toBeLessThanOrEqual(8);
  });

  it('hands out beyond its capacity what is not due yet, so that memory stays bounded', () => {
    const cache = createProfileCache(10);
    fill(cache, 1, 25);
    const { profiles, cursor, written } = cache.takeUnsaved(3, never, 25);
    expect(profiles.map(({ profile }) => profile.id)).toEqual(Array.from({ length: 15 }, (_, n) => `p${n + 1}`));
    expect([cursor, cache.unsavedCount]).toEqual([15, 10]);
    expect(cache.takeUnsaved(3, never, 25).profiles).toEqual([]);
    written();
    fill(cache, 26, 26);
    expect(held(cache, 26)).toBeLessThanOrEqual(11);
  });

  it('keeps what is on its way into the store, until it is there, and what comes to it meanwhile', () => {
    const cache = createProfileCache(4);
    fill(cache, 1, 8);
    const { written } = cache.takeUnsaved(8, everythingUnsaved, 8);
    const [first, second] = ['p1', 'p2'].map((id) => cache.get(id));
    if (first !== undefined) cache.touch(first, 9, 9);
    for (let n = 10; n < 30; n++) cache.put(createProfile(`p${n}`, 0), 0);
    expect(['p1', 'p2'].map((id) => cache.get(id))).toEqual([first, second]);
    written();
    expect(cache.takeUnsaved(8, everythingUnsaved, 9).profiles).toEqual([{ profile: first?.profile, position: 9 }]);
    for (let n = 30; n < 50; n++) cache.put(createProfile(`p${n}`, 0), 0);
    expect(['p1', 'p2'].map((id) => cache.get(id))).toEqual([first, undefined]);
  });

  it('tells how far everything is stored, and puts back in order what could not be written', () => {
    const cache = createProfileCache(100);
    fill(cache, 1, 6);
    const taken = cache.takeUnsaved(2, everythingUnsaved, 6);
    expect(taken.cursor).toBe(2);
    const [first] = taken.profiles;
    const entry = cache.get(first?.profile.id ?? '');
    if (entry !== undefined) cache.touch(entry, 7, 7);
    taken.restore();
    const again = cache.takeUnsaved(6, everythingUnsaved, 7);
    expect(again.profiles.map(({ profile, position }) => [profile.id, position])).toEqual([
      ['p1', 7],
      ['p2', 2],
      ['p3', 3],
      ['p4', 4],
      ['p5', 5],
      ['p6', 6],
    ]);
    expect(again.cursor).toBe(7);
  });
});
