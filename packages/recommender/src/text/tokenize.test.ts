import { expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';

it('keeps Vietnamese marks, folds them, and pairs syllables into words', () => {
  expect(tokenize('Giày chạy bộ')).toEqual(['giày', 'giay', 'chạy', 'chay', 'giay chay', 'bộ', 'bo', 'chay bo']);
  expect(tokenize('ĐÀ NẴNG')).toContain('da nang');
});

it('reads composed and decomposed text alike', () => {
  expect(tokenize('Áo khoác'.normalize('NFD'))).toEqual(tokenize('Áo khoác'.normalize('NFC')));
});

it('stands text that is none and text without end', () => {
  expect(tokenize('')).toEqual([]);
  expect(tokenize('—!? 🙂')).toEqual([]);
  expect(tokenize('a '.repeat(10_000)).length).toBeLessThan(100);
  expect(tokenize('x'.repeat(10_000))[0]).toHaveLength(24);
});
