import { expect, it } from 'vitest';
import { createMessageId } from './message-id.ts';

it('is unique, sorts by time, and fits the collector’s ids', () => {
  const now = Date.now;
  const ids = Array.from({ length: 2000 }, createMessageId);
  expect(new Set(ids).size).toBe(2000);
  Date.now = () => now() + 5;
  const later = createMessageId();
  Date.now = now;
  expect(ids.every((id) => id < later)).toBe(true);
  expect(later).toMatch(/^[0-9a-z]{12,30}$/);
});
