import { expect, it } from 'vitest';
import { readFigures } from './read-figures.ts';

it.each([
  ['3', 'vi', [3]],
  ['-3', 'en', [-3]],
  ['1.500', 'vi', [1500]],
  ['1.500', 'en', [1.5]],
  ['1,500', 'en', [1500]],
  ['1.250.000', 'vi', [1_250_000]],
  ['1,5', 'vi', [1.5]],
  ['1.5', 'vi', [1.5]],
  ['0.125', 'vi', [0.125]],
  ['1, 2, 3', 'vi', [1, 2, 3]],
  ['1,2,3', 'en', [1, 2, 3]],
  ['1; 2', 'en', [1, 2]],
] as const)('“%s” in %s is %j', (text, language, expected) => {
  expect(readFigures(text, language)).toEqual(expected);
});

it.each(['abc', '12 k', '', '-', '1..2', '1e3'])('“%s” holds what is no number', (text) => {
  expect(readFigures(text, 'vi')).toBeUndefined();
});
