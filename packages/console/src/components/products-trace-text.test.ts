import { expect, it } from 'vitest';
import { adjustmentText, filterText } from './products-trace-text.ts';

it('says what was done to a product in both languages, with its figure', () => {
  expect(adjustmentText('boost ×2', 'en')).toBe('boosted ×2');
  expect(adjustmentText('pin 3', 'vi')).toBe('được ghim 3');
  expect(adjustmentText('explore', 'en')).toBe('new, given a try');
  expect(adjustmentText('constructor', 'en')).toBe('constructor');
  expect(filterText('in-cart', 'vi')).toBe('đã trong giỏ');
  expect(filterText('something-new', 'en')).toBe('something-new');
});
