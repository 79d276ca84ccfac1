import { expect, it } from 'vitest';
import { createMessageId } from './create-message-id.ts';

it('makes UUIDs of version 7 that sort by time and do not repeat', () => {
  const times = [0, 1, 255, 256, 1_763_700_000_000, 1_763_700_000_001, 2 ** 47];
  const ids = times.map((time) => createMessageId(time));
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(Array.from({ length: 1000 }, () => createMessageId(5))).size).toBe(1000);
  expect(Number.parseInt(ids[4]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(1_763_700_000_000);
});
