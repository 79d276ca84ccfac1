import type { ApiRoute } from './api-route.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { collectingRoutes } from './routes/collecting.ts';
import { customerRoutes } from './routes/customers.ts';
import { dialectRoutes } from './routes/dialects.ts';
import { keyRoutes } from './routes/keys.ts';
import { offerApiRoutes } from './routes/offers.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { recommendingRoutes } from './routes/recommending.ts';
import { resultsRoutes } from './routes/results.ts';
import { rulesRoutes } from './routes/rules.ts';
import { runningRoutes } from './routes/running.ts';

/** Every route there is, described; a test holds this against what is served. */
export const apiRoutes: readonly ApiRoute[] = [
  ...collectingRoutes,
  ...recommendingRoutes,
  ...catalogueRoutes,
  ...customerRoutes,
  ...privacyRoutes,
  ...offerApiRoutes,
  ...resultsRoutes,
  ...rulesRoutes,
  ...dialectRoutes,
  ...runningRoutes,
  ...keyRoutes,
];
