import { initialMigration } from './0001-initial.ts';
import { offersMigration } from './0002-offers.ts';
import { timersMigration } from './0003-timers.ts';
import { resultsMigration } from './0004-results.ts';
import { privacyMigration } from './0005-privacy.ts';
import { consoleMigration } from './0006-console.ts';
import { customerSearchMigration } from './0007-customer-search.ts';
import { eventIdentitiesMigration } from './0008-event-identities.ts';
import { rejectedPersonsMigration } from './0009-rejected-persons.ts';
import { givenBackMigration } from './0010-given-back.ts';
import { productHistoriesMigration } from './0011-product-histories.ts';

/** In order; number n brings the database from `user_version` n - 1 to n. Never edit one that was released: add another. */
export const migrations: readonly string[] = [
  initialMigration,
  offersMigration,
  timersMigration,
  resultsMigration,
  privacyMigration,
  consoleMigration,
  customerSearchMigration,
  eventIdentitiesMigration,
  rejectedPersonsMigration,
  givenBackMigration,
  productHistoriesMigration,
];
