import type { CollectorCore } from '../server/core.ts';
import type { AnswerBody } from './asked.ts';
import { answerDecide } from './decide.ts';
import { answerEvents } from './events.ts';

/**
 * Addresses that are asked so often that they are answered without Hono, which costs a third of a bare request: `POST`s whose body is read first.
 * The same handlers stand behind Hono's routes, which take every request that is in any way unusual.
 */
export function directRoutes(core: CollectorCore): ReadonlyMap<string, AnswerBody> {
  return new Map([
    ['/v1/events', answerEvents(core)],
    ['/v1/decide', answerDecide(core)],
  ]);
}
