import { expect, it } from 'vitest';
import { percentText } from './percent-text.ts';

it.each([
  [0.07, '7 %'],
  [0.125, '12.5 %'],
  [1 / 3, '33.3 %'],
  [0, '0 %'],
])('says %d as people read it', (share, text) => {
  expect(percentText(share)).toBe(text);
});
