import { expect, test } from 'vitest';
import { foldDiacritics } from './fold-diacritics.ts';

test.each([
  ['Giày chạy bộ Đà Nẵng', 'Giay chay bo Da Nang'],
  ['Mã SP', 'Ma SP'],
  ['plain text 1', 'plain text 1'],
  ['', ''],
])('%s is %s', (text, folded) => {
  expect(foldDiacritics(text)).toBe(folded);
  expect(foldDiacritics(text.normalize('NFD'))).toBe(folded);
});
