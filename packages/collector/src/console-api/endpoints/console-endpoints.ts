import type { NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { auditEndpoints } from './audit.ts';
import { campaignEndpoints } from './campaigns.ts';
import { consentTextEndpoints } from './consent-texts.ts';
import { customerEndpoints } from './customers.ts';
import { eventEndpoints } from './events.ts';
import { exportEndpoints } from './export.ts';
import { feedEndpoints } from './feeds.ts';
import { keyEndpoints } from './keys.ts';
import { memberEndpoints } from './members.ts';
import { offerEndpoints } from './offers.ts';
import { productEndpoints } from './products.ts';
import { recommendationEndpoints } from './recommendations.ts';
import { resultEndpoints } from './results.ts';
import { retentionEndpoints } from './retention.ts';
import { ruleEndpoints } from './rules.ts';
import { segmentEndpoints } from './segments.ts';
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
  ...auditEndpoints,
  ...consentTextEndpoints,
  ...retentionEndpoints,
  ...keyEndpoints,
  ...exportEndpoints,
  ...feedEndpoints,
  ...segmentEndpoints,
  ...recommendationEndpoints,
  ...offerEndpoints,
  ...customerEndpoints,
  ...campaignEndpoints,
];
