import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keeping, openStorage } from './page-storage.ts';

beforeEach(() => {
  keeping.isAllowed = () => true;
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it('keeps JSON under its own prefix', () => {
  const storage = openStorage('localStorage');
  localStorage.setItem('shop', '1');
  storage.write('a', { b: [1] });
  expect(storage.read('a')).toEqual({ b: [1] });
  expect(storage.names()).toEqual(['a']);
  storage.write('a');
  expect(storage.names()).toEqual([]);
  expect(localStorage.getItem('shop')).toBe('1');
});

it('finds nothing in what is broken or blocked', () => {
  const storage = openStorage('localStorage');
  localStorage.setItem('quen.a', '{broken');
  expect(storage.read('a')).toBeUndefined();
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  expect(storage.read('a')).toBeUndefined();
  expect(storage.names()).toEqual([]);
  expect(() => storage.write('a', 1)).not.toThrow();
});

it('keeps nothing while that is not allowed but what the visitor has agreed to', () => {
  let isAllowed = false;
  keeping.isAllowed = () => isAllowed;
  const storage = openStorage('localStorage');
  storage.write('a', 1);
  storage.write('consent', { analytics: 'denied' });
  expect(storage.names()).toEqual(['consent']);
  isAllowed = true;
  storage.write('a', 1);
  expect(storage.read('a')).toBe(1);
});
