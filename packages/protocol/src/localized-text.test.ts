import { describe, expect, it } from 'vitest';
import { pickText } from './localized-text.ts';

describe('pickText', () => {
  const text = { vi: 'Chào bạn', en: 'Hello' };

  it.each([
    ['vi', 'Chào bạn'],
    ['vi-VN', 'Chào bạn'],
    ['en-GB', 'Hello'],
    ['fr', 'Chào bạn'],
  ])('for %s says %s', (locale, expected) => {
    expect(pickText(text, locale)).toBe(expected);
  });

  it('takes any language before it says nothing', () => {
    expect(pickText({ en: 'Hello' }, 'vi')).toBe('Hello');
    expect(pickText({}, 'vi')).toBe('');
  });

  it('is not fooled by inherited names', () => {
    expect(pickText(text, 'constructor')).toBe('Chào bạn');
  });
});
