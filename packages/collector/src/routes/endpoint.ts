import type { Context } from 'hono';
import { readBytes } from '../ingest/read-body.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError, problemAnswer, problemResponse } from '../server/problem.ts';
import { StorageUnavailable } from '../storage/storage.ts';
import type { Answer, AnswerBody } from './asked.ts';

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
  const noted = createNote(core, route);
  return async (c) => {
    const startedAt = performance.now();
    let response: Response;
    try {
      checkOpen(core);
      response = await handler(c);
    } catch (error) {
      response = problemResponse(asProblem(core, error, route), c.req.path);
    }
    noted(startedAt, response.status);
    return response;
  };
}

/** The same for a handler that is handed the body, and can be asked without Hono. */
export function answering(core: CollectorCore, route: string, handler: AnswerBody): AnswerBody {
  const noted = createNote(core, route);
  return async (asked, body) => {
    const startedAt = performance.now();
    let answer: Answer;
    try {
      checkOpen(core);
      answer = await handler(asked, body);
    } catch (error) {
      answer = problemAnswer(asProblem(core, error, route), route);
    }
    noted(startedAt, answer.status);
    return answer;
  };
}

/** Hono's handler for it. */
export function withBody(core: CollectorCore, answer: AnswerBody): (c: Context) => Promise<Response> {
  return async (c) => {
    const { body, ...init } = await answer(c, await readBytes(c.req.raw, core.bodyLimits));
    return new Response(body, init);
  };
}

function checkOpen(core: CollectorCore): void {
  if (!core.isOpen()) throw new StorageUnavailable('[server] Starting or stopping.');
}

/** Notes how long a request took and what it came to. */
function createNote(core: CollectorCore, route: string): (startedAt: number, status: number) => void {
  const timed = `route="${route}"`;
  const labels = new Map<number, string>();
  return (startedAt, status) => {
    core.metrics.observe('quen_request_seconds', (performance.now() - startedAt) / 1000, timed);
    let label = labels.get(status);
    if (label === undefined) {
      label = `${timed},status="${status}"`;
      labels.set(status, label);
    }
    core.metrics.count('quen_requests_total', label);
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
