import type { Context } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError, problemResponse } from '../server/problem.ts';
import { StorageUnavailable } from '../storage/storage.ts';

/** Seconds after which a sender may try again. */
const retryAfter = '2';

/**
 * A handler with what all of them share: its time is measured, and whatever it throws becomes a problem. What is not foreseen is logged here
 * and says nothing about itself outside.
 */
export function endpoint(
  core: CollectorCore,
  route: string,
  handler: (c: Context) => Promise<Response>,
): (c: Context) => Promise<Response> {
  const timed = `route="${route}"`;
  const labels = new Map<number, string>();
  return async (c) => {
    const startedAt = performance.now();
    let response: Response;
    try {
      if (!core.isOpen()) throw new StorageUnavailable('[server] Starting or stopping.');
      response = await handler(c);
    } catch (error) {
      response = problemResponse(asProblem(core, error, route), c.req.path);
    }
    core.metrics.observe('quen_request_seconds', (performance.now() - startedAt) / 1000, timed);
    let label = labels.get(response.status);
    if (label === undefined) {
      label = `${timed},status="${response.status}"`;
      labels.set(response.status, label);
    }
    core.metrics.count('quen_requests_total', label);
    return response;
  };
}

function asProblem(core: CollectorCore, error: unknown, route: string): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StorageUnavailable) {
    core.metrics.count('quen_faults_total', 'kind="unavailable"');
    core.log({ level: 'warn', message: 'Not able to write', route, fault: error.message });
    return new ProblemError('unavailable', 'Nothing of this request was kept', [], { 'retry-after': retryAfter });
  }
  core.metrics.count('quen_faults_total', 'kind="internal"');
  core.log({ level: 'error', message: 'A request failed', route, fault: error instanceof Error ? error.stack : String(error) });
  return new ProblemError('internal');
}
