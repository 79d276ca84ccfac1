import type { Hono } from 'hono';
import { feedRoutes } from '../catalogue/feed-routes.ts';
import { productRoutes } from '../catalogue/product-routes.ts';
import { consoleRoutes } from '../console-api/console-routes.ts';
import { ga4Routes } from '../dialects/ga4-routes.ts';
import { ofrepRoutes } from '../dialects/ofrep-routes.ts';
import { segmentRoutes } from '../dialects/segment-routes.ts';
import { experimentRoutes } from '../experiments/experiment-routes.ts';
import { explainRoutes } from '../explain/explain-routes.ts';
import { offerRoutes } from '../offers/offer-routes.ts';
import { openApiRoutes } from '../openapi/openapi-routes.ts';
import { orderRoutes } from '../operations/order-routes.ts';
import { profileRoutes } from '../operations/profile-routes.ts';
import { mergeRoutes } from '../privacy/merge-routes.ts';
import { privacyRoutes } from '../privacy/privacy-routes.ts';
import { reportRoutes } from '../reports/report-routes.ts';
import { retentionRoutes } from '../retention/retention-routes.ts';
import { restoreRoutes } from '../rules/restore-routes.ts';
import { ruleRoutes } from '../rules/rule-routes.ts';
import type { CollectorCore } from '../server/core.ts';
import { decideRoutes } from './decide.ts';
import { eventsRoutes } from './events.ts';
import { healthRoutes } from './health.ts';
import { keyRoutes } from './keys.ts';
import { preflightRoutes } from './preflight.ts';
import { recommendationsRoutes } from './recommendations.ts';
import { snippetRoutes } from './snippet.ts';
import { visitorRoutes } from './visitor.ts';

/** Everything the collector serves; a new room of addresses is one more line. */
export const routes: readonly ((core: CollectorCore) => Hono)[] = [
  preflightRoutes,
  decideRoutes,
  eventsRoutes,
  recommendationsRoutes,
  visitorRoutes,
  snippetRoutes,
  healthRoutes,
  keyRoutes,
  productRoutes,
  feedRoutes,
  orderRoutes,
  profileRoutes,
  privacyRoutes,
  mergeRoutes,
  retentionRoutes,
  ruleRoutes,
  restoreRoutes,
  reportRoutes,
  experimentRoutes,
  explainRoutes,
  openApiRoutes,
  offerRoutes,
  segmentRoutes,
  ga4Routes,
  ofrepRoutes,
  consoleRoutes,
];
