import { expect, it } from 'vitest';
import { isUsedUp } from './is-used-up.ts';

it.each([
  [{}, false],
  [{ totalUses: 17 }, false],
  [{ totalUses: 16 }, true],
  [{ totalUses: 5 }, true],
  [{ totalSpendMinor: 566_851 }, false],
  [{ totalSpendMinor: 25_000 }, true],
  [{ totalUses: 100, totalSpendMinor: 566_850 }, true],
  [{ usesPerDay: 1, spendPerDayMinor: 1 }, false],
])('16 uses and 566,850 spent of %j', (limits, expected) => {
  expect(isUsedUp({ uses: 16, spendMinor: 566_850 }, limits)).toBe(expected);
});
