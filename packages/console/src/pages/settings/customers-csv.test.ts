import { expect, test } from 'vitest';
import { customersCsv } from './customers-csv.ts';

const customer = {
  id: 'p1',
  label: 'Lan, "chị"',
  email: null,
  stage: 'loyal' as const,
  lastSeenAtMs: 0,
  sessionCount: 2,
  orderCount: 1,
  revenueMinor: -5,
};

test('cells are quoted, and a name cannot become a formula', () => {
  const [, first, second] = customersCsv([customer, { ...customer, label: '=HYPERLINK("x")' }]).split('\r\n');
  expect(first).toBe('p1,"Lan, ""chị""",,loyal,1970-01-01T00:00:00.000Z,2,1,-5');
  expect(second).toContain('"\'=HYPERLINK(""x"")"');
});
