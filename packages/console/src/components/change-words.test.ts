import { expect, it } from 'vitest';
import { sayPath, sayValue } from './change-words.ts';

it('says a path in the words of the forms', () => {
  expect(sayPath('campaigns/welcome.variants.0.weight', 'en')).toBe('Campaign welcome › Variant 1 › Weight');
  expect(sayPath('campaigns/welcome.variants.0.weight', 'vi', 'campaigns/welcome')).toBe('Biến thể 1 › Tỷ trọng');
  expect(sayPath('shop.timeZone', 'vi')).toBe('Cửa hàng › Múi giờ');
  expect(sayPath('constructor.0.unheardOf', 'en')).toBe('constructor 1 › unheardOf');
});

it('says a value without the marks of JSON', () => {
  expect([sayValue('"paused"', 'vi'), sayValue('true', 'en'), sayValue('0.1', 'en'), sayValue('["a","b"]', 'en')]).toEqual([
    'tạm dừng',
    'yes',
    '0.1',
    'a, b',
  ]);
  expect([sayValue(null, 'vi'), sayValue('null', 'vi'), sayValue('"…"', 'vi'), sayValue('not json', 'vi')]).toEqual([
    null,
    null,
    '…',
    'not json',
  ]);
  expect(sayValue('{"a":{"$gt":1}}', 'en')).toContain('"$gt": 1');
});
