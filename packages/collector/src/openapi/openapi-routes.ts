import { randomBytes } from 'node:crypto';
import {
  campaignSchema,
  decideRequestSchema,
  eventEnvelopeSchema,
  eventsRequestSchema,
  offerSchema,
  placementSchema,
  productSchema,
  ruleSetSchema,
  segmentSchema,
} from '@quen/protocol/schema';
import { Hono } from 'hono';
import { orderSchema } from '../operations/order.ts';
import { endpoint } from '../routes/endpoint.ts';
import type { CollectorCore } from '../server/core.ts';
import { version } from '../version.ts';
import {
  conditionTraceSchema,
  decideResponseSchema,
  decisionSchema,
  eventsResponseSchema,
  placementTraceSchema,
  renderedContentSchema,
} from './answer-schemas.ts';
import { apiRoutes } from './api-routes.ts';
import { docsPage } from './docs-page.ts';
import { type OpenApiDocument, openApiDocument } from './openapi-document.ts';
import { explainedDecisionSchema } from './routes/results.ts';

let document: OpenApiDocument | undefined;

/** The description of all routes; made at the first call and kept. */
export function apiDocument(): OpenApiDocument {
  document ??= openApiDocument(
    apiRoutes,
    {
      DecideRequest: decideRequestSchema,
      DecideResponse: decideResponseSchema,
      Decision: decisionSchema,
      ExplainedDecision: explainedDecisionSchema,
      RenderedContent: renderedContentSchema,
      PlacementTrace: placementTraceSchema,
      ConditionTrace: conditionTraceSchema,
      EventsRequest: eventsRequestSchema,
      EventsResponse: eventsResponseSchema,
      Event: eventEnvelopeSchema,
      Product: productSchema,
      Order: orderSchema,
      RuleSet: ruleSetSchema,
      Placement: placementSchema,
      Segment: segmentSchema,
      Campaign: campaignSchema,
      Offer: offerSchema,
    },
    version,
  );
  return document;
}

/** `/openapi.json` and the page made of it. */
export function openApiRoutes(core: CollectorCore): Hono {
  return new Hono()
    .get(
      '/openapi.json',
      endpoint(core, '/openapi.json', async (c) =>
        c.json(apiDocument(), 200, { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' }),
      ),
    )
    .get(
      '/docs',
      endpoint(core, '/docs', async (c) => {
        const nonce = randomBytes(16).toString('base64url');
        return c.html(docsPage(apiDocument(), nonce), 200, {
          'cache-control': 'no-cache',
          'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
          'x-content-type-options': 'nosniff',
        });
      }),
    );
}
