import { expect, it } from 'vitest';
import { RepeatPatterns } from './repeat-patterns.ts';

/** Learns sessions written as letters. */
function learn(patterns: RepeatPatterns, session: string): void {
  const items = numbers(session);
  for (let at = 0; at < items.length; at += 1) {
    patterns.learn(items, 0, at, items[at] as number, items.subarray(0, at).includes(items[at] as number));
  }
}

function numbers(session: string): Int32Array {
  return Int32Array.from(session, (letter) => letter.charCodeAt(0));
}

function ask(patterns: RepeatPatterns, session: string): (letter: string) => number {
  patterns.ask(numbers(session), session.length);
  return (letter) => (session.includes(letter) ? patterns.chanceOf(letter.charCodeAt(0)) : patterns.chanceOfNew);
}

it('holds for other items than it was learned from', () => {
  const patterns = new RepeatPatterns();
  for (let i = 0; i < 50; i += 1) learn(patterns, 'abab');
  const chance = ask(patterns, 'xyx');
  expect(chance('y')).toBeGreaterThan(0.8);
  expect(chance('x')).toBeLessThan(0.1);
  expect(chance('z')).toBeLessThan(0.2);
});

it('tells sessions apart by how they began, and adds up to one', () => {
  const patterns = new RepeatPatterns();
  for (let i = 0; i < 50; i += 1) for (const session of ['aab', 'cabb']) learn(patterns, session);
  expect(ask(patterns, 'xx')('y')).toBeGreaterThan(0.8);
  const chance = ask(patterns, 'zxy');
  expect(chance('y')).toBeGreaterThan(0.8);
  // x, y and z, something new, and the four places that a pattern of three items leaves free.
  expect(chance('x') + chance('y') + chance('z') + chance('q')).toBeGreaterThan(0.95);
  expect(chance('x') + chance('y') + chance('z') + chance('q')).toBeLessThanOrEqual(1);
});

it('believes the shorter pattern where the longer one was never met', () => {
  const patterns = new RepeatPatterns();
  for (let i = 0; i < 50; i += 1) learn(patterns, 'aa');
  expect(ask(patterns, 'pqrsq')('q')).toBeGreaterThan(0.2);
  expect(ask(new RepeatPatterns(), 'pqrsq')('z')).toBe(0.6);
});

it('lets habits change', () => {
  const patterns = new RepeatPatterns();
  for (let i = 0; i < 60_000; i += 1) learn(patterns, 'aa');
  for (let i = 0; i < 60_000; i += 1) learn(patterns, 'ab');
  expect(ask(patterns, 'x')('y')).toBeGreaterThan(0.6);
});

it('is the same after it was stored', () => {
  const patterns = new RepeatPatterns();
  for (const session of ['abab', 'abcabcabc', 'aabbcc', 'abcdefgh']) learn(patterns, session);
  const restored = new RepeatPatterns();
  restored.load(patterns.dump());
  for (const each of [patterns, restored]) learn(each, 'xyzzyx');
  for (const session of ['x', 'xy', 'xyx', 'xyzxyz', 'aabbaabb']) {
    for (const letter of 'xyzab') expect(ask(restored, session)(letter)).toBe(ask(patterns, session)(letter));
  }
});
