import type { DecideRequest, Issue } from '@quen/protocol';
import { decideRequestSchema } from '@quen/protocol/schema';
import { Hono } from 'hono';
import { decideRequest } from '../decisions/decide-request.ts';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { answerHeaders, limitVisitor, requireAccess } from './access.ts';
import type { AnswerBody } from './asked.ts';
import { answering, withBody } from './endpoint.ts';
import { isPlainDecideRequest } from './plain-request.ts';
import { checkRequest, decodeBatch, readSender } from './read-request.ts';

const route = '/v1/decide';

/** `POST /v1/decide`: events, page and cart in, decisions out. */
export function decideRoutes(core: CollectorCore): Hono {
  return new Hono().post(route, withBody(core, answerDecide(core)));
}

export function answerDecide(core: CollectorCore): AnswerBody {
  return answering(core, route, async (asked, body) => {
    const access = requireAccess(core, asked);
    const decoded = decodeBatch(core, body, 'events');
    const { body: json, faults } = decoded instanceof Promise ? await decoded : decoded;
    // The schema leaves the events unchecked: each is answered for itself.
    const request = checkRequest(decideRequestSchema, json, isPlainDecideRequest) as DecideRequest;
    limitVisitor(core, access, request);
    if ((request.explain === true || request.dryRun === true) && access.kind !== 'secret') {
      throw new ProblemError('key_forbidden', '`explain` and `dryRun` need a secret key');
    }
    if (request.dryRun !== true && (request.at !== undefined || request.persona !== undefined)) {
      throw new ProblemError('invalid_request', '`at` and `persona` are for dry runs: send `dryRun` with them');
    }
    const response = await decideRequest(core, {
      request,
      faults,
      ...(await readSender(core, asked, access, request)),
      source: access.kind === 'secret' ? 'server' : 'browser',
      tellsExposures: access.kind === 'publishable',
      receivedAtMs: core.now(),
    });
    // After the events were taken: a misspelt placement loses nothing. With a known one beside it the page is answered.
    const unknown = unknownPlacements(core, request.placements);
    if (unknown.length > 0 && unknown.length === request.placements.length) {
      throw new ProblemError('unknown_placement', 'None of the placements exists; the events were taken', unknown);
    }
    return {
      status: 200,
      headers: { 'content-type': 'application/json', ...answerHeaders(asked) },
      body: JSON.stringify(response),
    };
  });
}

function unknownPlacements(core: CollectorCore, placements: readonly string[]): Issue[] {
  const { placements: known } = core.rules.compiled;
  return placements.flatMap((id, index): Issue[] =>
    known.has(id)
      ? []
      : [
          {
            code: 'unknown_placement',
            path: `placements.${index}`,
            message: `There is no placement "${id}"; add it to the rules, or mend its name.`,
          },
        ],
  );
}
