import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPageChanges } from './page-changes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('counts one view for addresses that replace each other before the page has settled', () => {
  const left = vi.fn();
  const viewed = vi.fn(() => location.pathname + location.search);
  watchPageChanges(left, viewed);
  vi.advanceTimersByTime(20);
  history.pushState({}, '', '/giay');
  history.replaceState({}, '', '/giay?mau=do');
  vi.advanceTimersByTime(60);
  expect(left).toHaveBeenCalled();
  expect(viewed.mock.results.map(({ value }) => value)).toEqual(['/giay?mau=do']);
  history.pushState({}, '', '/non');
  vi.advanceTimersByTime(60);
  expect(viewed).toHaveBeenCalledTimes(2);
});
