import { expect, it } from 'vitest';
import { slug } from './slug.ts';

it('makes ids of names', () => {
  expect(slug('Khách quen mới – Đợt 2!', 'x')).toBe('khach-quen-moi-dot-2');
  expect(slug('日本', 'segment')).toBe('segment');
  expect(slug('New!', 'segment')).toBe('new-2');
  expect(slug('VIP', 'x', ['vip', 'vip-2'])).toBe('vip-3');
});
