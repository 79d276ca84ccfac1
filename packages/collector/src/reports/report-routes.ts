import { localDay } from '@quen/engine';
import { Hono } from 'hono';
import { secretEndpoint } from '../operations/secret-endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { maxRangeDays, readOverview } from './read-overview.ts';
import { readDay } from './report-day.ts';

/** Days a report covers when nothing is said. */
const defaultDays = 30;

/** `GET /v1/reports/overview`: the shop's figures by day. */
export function reportRoutes(core: CollectorCore): Hono {
  return new Hono().get(
    '/v1/reports/overview',
    secretEndpoint(core, '/v1/reports/overview', async (c) => {
      const { from, to } = readRange(core, c.req.query('from'), c.req.query('to'));
      return c.json(await readOverview(core, from, to));
    }),
  );
}

/**
 * The days of a query (`2026-11-01`, inclusive); the last 30 up to today when absent.
 *
 * @throws ProblemError when they are no days, the wrong way round, or more than a year.
 */
export function readRange(
  core: CollectorCore,
  fromText: string | undefined,
  toText: string | undefined,
): { readonly from: number; readonly to: number } {
  const to = toText === undefined ? localDay(core.rules.compiled.shop.timeZone, core.now()) : readDay(toText);
  const from = fromText === undefined ? (to ?? 0) - defaultDays + 1 : readDay(fromText);
  const issues = [
    ...(from === null ? [{ code: 'invalid_request' as const, path: 'from', message: 'Name a day as 2026-11-21.' }] : []),
    ...(to === null ? [{ code: 'invalid_request' as const, path: 'to', message: 'Name a day as 2026-11-21.' }] : []),
  ];
  if (from === null || to === null) throw new ProblemError('invalid_request', 'The range cannot be read', issues);
  if (to < from) throw new ProblemError('invalid_request', 'The range ends before it begins');
  if (to - from >= maxRangeDays) throw new ProblemError('invalid_request', `A range has at most ${maxRangeDays} days`);
  return { from, to };
}
