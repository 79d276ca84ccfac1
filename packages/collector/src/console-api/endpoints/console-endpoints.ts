import type { NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { eventEndpoints } from './events.ts';
import { memberEndpoints } from './members.ts';
import { productEndpoints } from './products.ts';
import { resultEndpoints } from './results.ts';
import { ruleEndpoints } from './rules.ts';
import { sessionEndpoints } from './session.ts';
import { startEndpoints } from './start.ts';
import { vocabularyEndpoints } from './vocabulary.ts';

/** Everything the console may ask. */
export const consoleEndpoints: readonly NamedEndpoint[] = [
  ...sessionEndpoints,
  ...startEndpoints,
  ...resultEndpoints,
  ...eventEndpoints,
  ...ruleEndpoints,
  ...productEndpoints,
  ...vocabularyEndpoints,
  ...memberEndpoints,
];
