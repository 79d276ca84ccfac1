import type { Database } from './open-database.ts';

/**
 * Runs a transaction that does not wait for the disk: it outlives a process that is killed at once, and the machine's failing once a later commit waits.
 * For what is made durable by other means, or may be found out again.
 */
export function withoutSync<Done>(database: Database, transaction: () => Done): Done {
  database.pragma('synchronous = NORMAL');
  try {
    return transaction();
  } finally {
    database.pragma('synchronous = FULL');
  }
}
