import { expect, it } from 'vitest';
import { crashRun } from './crash-run.ts';

it('loses nothing it acknowledged and counts nothing twice, however it is killed', { timeout: 300_000 }, async () => {
  const report = await crashRun(5);
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: 0, twice: 0, profilesEqualReplay: true, faults: [] });
});
