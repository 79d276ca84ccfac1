import { randomBytes } from 'node:crypto';
import { erasedMessageId } from '../erased-message-id.ts';
import type { Erasure, PersonOfferUse, PersonRecords, PrivacyStore, Suppression } from '../privacy-store.ts';
import type { ConsentEntry, DecisionRecord } from '../storage.ts';
import { type Mentions, prepareErasure } from './erase-person.ts';
import { createErasedList } from './erased-list.ts';
import { type IdentityIndex, identityIndexCursor } from './identity-index.ts';
import type { Database } from './open-database.ts';
import { type RejectedRow, readRejectedRow, readSetAsideRow, type SetAsideRow } from './sqlite-log.ts';
import { type MergeRow, readMergeRow } from './sqlite-profiles.ts';

/** Events looked through before requests have their turn. */
const portion = 20_000;

export function createSqlitePrivacy(database: Database, path: string, identityIndex: IdentityIndex): PrivacyStore {
  const list = createErasedList(path);
  const selectAll = database.prepare<[], Suppression>('SELECT salt, hash, at AS atMs FROM suppressions');
  const selectErased = database.prepare<[string], { one: number }>('SELECT 1 AS one FROM events WHERE message_id = ? LIMIT 1');
  const selectIdentities = database.prepare<[{ after: string; limit: number }], { identity: string }>(
    `SELECT identity FROM (
       SELECT DISTINCT identity FROM event_identities WHERE identity > @after AND identity NOT LIKE 'x:%'
       UNION
       SELECT DISTINCT identity FROM events
       WHERE position > (SELECT coalesce(max(position), 0) FROM cursors WHERE projection = '${identityIndexCursor}')
         AND identity > @after AND identity NOT LIKE 'x:%'
       UNION
       SELECT DISTINCT 'u:' || json_extract(body, '$.userId') FROM events
       WHERE instr(body, '"proof":"claimed"') > 0 AND 'u:' || json_extract(body, '$.userId') > @after
       UNION SELECT identity FROM rejected_events WHERE identity > @after
       UNION SELECT claimed FROM rejected_events WHERE claimed > @after
       UNION SELECT identity FROM set_aside_events WHERE identity > @after
       UNION SELECT claimed FROM set_aside_events WHERE claimed > @after
     ) ORDER BY identity LIMIT @limit`,
  );
  const selectMentions = database
    .prepare<[number, number, string, string, string], number>(
      // The text is looked for first, which is fast; it may stand in what somebody else tells.
      `SELECT position FROM events WHERE position > ? AND position <= ?
     AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(events.body, json_each.value) > 0)
     AND ((json_extract(body, '$.proof') = 'claimed' AND json_extract(body, '$.userId') IN (SELECT value FROM json_each(?)))
       OR json_extract(body, '$.anonymousId') IN (SELECT value FROM json_each(?)))`,
    )
    .pluck();
  const selectOrders = database
    .prepare<[string], string>(
      `SELECT DISTINCT json_extract(body, '$.properties.transaction_id') FROM events WHERE position IN (SELECT value FROM json_each(?))
       AND json_type(body, '$.properties.transaction_id') = 'text'`,
    )
    .pluck();
  const selectTellingOf = database
    .prepare<[number, number, string], number>(
      `SELECT position FROM events WHERE position > ? AND position <= ?
       AND (name IN ('purchase', 'refund', 'order_cancelled') OR name LIKE 'offer!_%' ESCAPE '!')
       AND json_extract(body, '$.properties.transaction_id') IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const selectAsked = database
    .prepare<[number, number, string], number>(
      `SELECT id FROM decisions WHERE id > ? AND id <= ?
       AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(decisions.body, json_each.value) > 0)`,
    )
    .pluck();
  const selectNewestDecision = database.prepare<[], { head: number | null }>('SELECT max(id) AS head FROM decisions');
  const selectHead = database.prepare<[], { head: number | null }>('SELECT max(position) AS head FROM events');
  const selectRejected = database.prepare<[string], RejectedRow>(
    'SELECT * FROM rejected_events WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const selectSetAside = database.prepare<[string], SetAsideRow>(
    'SELECT * FROM set_aside_events WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const selectConsents = database.prepare<[string], { identity: string; body: string }>(
    'SELECT identity, body FROM consents WHERE identity IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const selectDecisions = database.prepare<[string], { body: string }>(
    'SELECT body FROM decisions WHERE profile_id IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  const selectMerges = database.prepare<[string, string], MergeRow>(
    `SELECT * FROM merges WHERE from_profile IN (SELECT value FROM json_each(?)) OR to_profile IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const selectUses = database.prepare<[string], PersonOfferUse>(
    `SELECT offer_id AS offerId, order_id AS orderId, amount AS amountMinor, code, status, at AS atMs FROM offer_uses
     WHERE profile_id IN (SELECT value FROM json_each(?)) ORDER BY at`,
  );
  const selectCodes = database.prepare<[string], PersonRecords['offerCodes'][number]>(
    `SELECT code, offer_id AS offerId, expires_at AS expiresAtMs FROM offer_codes
     WHERE profile_id IN (SELECT value FROM json_each(?)) ORDER BY code`,
  );
  const erase = prepareErasure(database, identityIndex);

  /** Found in portions before the transaction. */
  async function findMentions({ identities }: Erasure): Promise<Mentions> {
    if (identities.length === 0) return { events: [], decisions: [] };
    const named = (kind: string): string[] => identities.flatMap((id) => (id.startsWith(kind) ? [id.slice(kind.length)] : []));
    const mark = (name: string) => (id: string) => `"${name}":${JSON.stringify(id)}`;
    const [users, devices] = [named('u:'), named('a:')];
    const marks = JSON.stringify([...users.map(mark('userId')), ...devices.map(mark('anonymousId'))]);
    const own = identityIndex.positionsOf(identities, Number.MAX_SAFE_INTEGER);
    const orders = JSON.stringify(selectOrders.all(JSON.stringify(own)));
    const head = selectHead.get()?.head ?? 0;
    const found = new Set<number>();
    for (let after = 0; after < head; after += portion) {
      const range = [after, after + portion] as const;
      for (const position of selectMentions.all(...range, marks, JSON.stringify(users), JSON.stringify(devices)))
        found.add(position);
      for (const position of selectTellingOf.all(...range, orders)) found.add(position);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { events: [...found], decisions: await findAsked(identities, devices) };
  }

  async function findAsked(identities: readonly string[], devices: readonly string[]): Promise<number[]> {
    const quoted = (text: string): string => JSON.stringify(text);
    const marks = JSON.stringify([
      ...identities.map((identity) => `"identity":${quoted(identity)}`),
      ...devices.map((id) => `"anonymousId":${quoted(id)}`),
      // Of a page that told of no event.
      ...devices.map((id) => `"seed":${quoted(`${id}@`).slice(0, -1)}`),
    ]);
    const head = selectNewestDecision.get()?.head ?? 0;
    const found: number[] = [];
    for (let after = 0; after < head; after += portion) {
      found.push(...selectAsked.all(after, after + portion, marks));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  return {
    suppressions: async () => [...selectAll.all(), ...list.read()],
    pending: async () => {
      const known = new Set(selectAll.all().map(({ hash }) => hash));
      return list.read().filter(({ hash }) => !known.has(hash));
    },
    enlist: async (entries) => list.append(entries),
    erase: async (erasure) => {
      const mentions = await findMentions(erasure);
      const { salt } = erasure.suppressions[0] ?? { salt: randomBytes(16).toString('hex') };
      return erase(erasure, mentions, (messageId) => erasedMessageId(salt, messageId));
    },
    scrub: async () => {
      // A checkpoint that is on its way elsewhere is waited for: the log holds what was erased.
      for (let attempt = 0; attempt < 200; attempt++) {
        const [row] = database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
        if (row?.busy === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('[storage] [sqlite] The write-ahead log could not be emptied.');
    },
    wasErased: async (messageHash) => selectErased.get(messageHash) !== undefined,
    records: async (identities, profileIds) => {
      const ids = JSON.stringify(identities);
      const profiles = JSON.stringify(profileIds);
      return {
        consents: selectConsents.all(ids).map(({ identity, body }): ConsentEntry => ({ ...JSON.parse(body), identity })),
        decisions: selectDecisions.all(profiles).map(({ body }): DecisionRecord => JSON.parse(body)),
        merges: selectMerges.all(profiles, profiles).map(readMergeRow),
        rejected: selectRejected.all(ids).map(readRejectedRow),
        setAside: selectSetAside.all(ids).map(readSetAsideRow),
        offerUses: selectUses.all(profiles),
        offerCodes: selectCodes.all(profiles),
      };
    },
    identities: async (after, limit) => selectIdentities.all({ after, limit }).map(({ identity }) => identity),
  };
}
