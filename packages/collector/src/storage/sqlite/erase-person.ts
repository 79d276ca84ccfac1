import { randomBytes } from 'node:crypto';
import { erasedName } from '../erased-name.ts';
import type { Erasure, ErasureOutcome } from '../privacy-store.ts';
import type { DecisionRecord } from '../storage.ts';
import { erasedBody, erasedMark, unnamedBody } from './erased-event.ts';
import type { EventRow } from './event-row.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { Database } from './open-database.ts';

/** Where a person is named in what is others'. */
export interface Mentions {
  /** Positions of events that claim to be by the person, were on a device of theirs or tell of their orders. */
  readonly events: readonly number[];
  /** Rows of decisions that were asked for by one of their identities, or on a device of theirs. */
  readonly decisions: readonly number[];
}

/** The one transaction that erases a person. */
export function prepareErasure(
  database: Database,
  identityIndex: IdentityIndex,
): (erasure: Erasure, mentions: Mentions, hashMessage: (id: string) => string) => ErasureOutcome {
  const within = 'IN (SELECT value FROM json_each(?))';
  const run = (sql: string, ...values: unknown[]): number => database.prepare(sql).run(...values).changes;

  function erase(erasure: Erasure, mentions: Mentions, hashMessage: (id: string) => string): ErasureOutcome {
    const identities = JSON.stringify(erasure.identities);
    const profileIds = JSON.stringify(erasure.profileIds);
    const drawn = new Map<string, string>();
    const lots = (thing: string): string => {
      const lot = drawn.get(thing) ?? erasedName();
      drawn.set(thing, lot);
      return lot;
    };
    const nobody = `${erasedMark}${randomBytes(16).toString('base64url')}`;
    const nobodysProfile = `p_${lots('profile')}`;

    const found = identityIndex.positionsOf(erasure.identities, Number.MAX_SAFE_INTEGER);
    const events = database
      .prepare<[string], EventRow>(`SELECT * FROM events WHERE position ${within}`)
      .all(JSON.stringify(found));
    const update = database.prepare('UPDATE events SET message_id = ?, identity = ?, body = ? WHERE position = ?');
    for (const row of events) update.run(hashMessage(row.message_id), nobody, erasedBody(row, lots), row.position);
    // The reports may have kept what is in the log no more.
    for (const identity of erasure.identities) lots(identity);
    const claimants = new Set<string>();
    const others = new Set<string>();
    const select = database.prepare<[number], EventRow>('SELECT * FROM events WHERE position = ?');
    for (const position of mentions.events) {
      const row = select.get(position);
      if (row === undefined || row.identity.startsWith(erasedMark)) continue;
      const unnamed = unnamedBody(
        row,
        (thing) => (thing.startsWith('order:') ? drawn.has(thing) : erasure.identities.includes(thing)),
        lots,
      );
      update.run(row.message_id, row.identity, unnamed.body, position);
      others.add(row.identity);
      if (unnamed.isClaim) claimants.add(row.identity);
    }

    const orders = [...drawn.keys()].flatMap((thing) => (thing.startsWith('order:') ? [thing.slice('order:'.length)] : []));
    // In quotation marks, as whole texts.
    const marks = JSON.stringify([...erasure.addresses.map((address) => JSON.stringify(address)), ...orders.flatMap(orderMarks)]);
    const rejected = run(
      `DELETE FROM rejected_events WHERE identity ${within} OR claimed ${within}
       OR (identity IS NULL AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(CAST(raw AS TEXT), json_each.value) > 0))`,
      identities,
      identities,
      marks,
    );
    const setAside = run(`DELETE FROM set_aside_events WHERE identity ${within} OR claimed ${within}`, identities, identities);
    renameInRefused(drawn, new Set(erasure.identities));
    const decisions = eraseDecisions(profileIds, mentions.decisions, new Set(erasure.identities), nobodysProfile);
    const consents = run(`DELETE FROM consents WHERE identity ${within}`, identities);
    const offers = run(`UPDATE offer_uses SET profile_id = ? WHERE profile_id ${within}`, nobodysProfile, profileIds);
    run(`UPDATE offer_orders SET profile_id = ?, answer = '{}' WHERE profile_id ${within}`, nobodysProfile, profileIds);
    run(`UPDATE offer_codes SET profile_id = ? WHERE profile_id ${within}`, nobodysProfile, profileIds);
    run(`DELETE FROM offer_totals WHERE scope ${within}`, JSON.stringify(erasure.profileIds.map((id) => `p:${id}`)));
    const profiles = run(`DELETE FROM profiles WHERE id ${within}`, profileIds);
    run(`DELETE FROM profile_timers WHERE profile_id ${within}`, profileIds);
    run(`DELETE FROM identity_links WHERE identity ${within} OR profile_id ${within}`, identities, profileIds);
    run(
      `DELETE FROM merges WHERE from_profile ${within} OR to_profile ${within} OR 'u:' || user_id ${within} OR 'a:' || anonymous_id ${within}`,
      profileIds,
      profileIds,
      identities,
      identities,
    );
    renameInReports(drawn, new Set(erasure.identities));
    // What models have learned is learned again without this person.
    run("DELETE FROM snapshots WHERE name = 'models'");
    for (const { hash, salt, atMs } of erasure.suppressions) {
      run(
        'INSERT INTO suppressions (hash, salt, at) VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET at = max(at, excluded.at)',
        hash,
        salt,
        atMs,
      );
    }
    return {
      counts: { events: events.length, claims: claimants.size, profiles, consents, decisions, offers, rejected, setAside },
      others: [...others],
    };
  }

  /** Decisions stay as numbers for reports: what was chosen, for nobody; those of others lose the question in which the person's device stands. */
  function eraseDecisions(
    profileIds: string,
    mentions: readonly number[],
    identities: ReadonlySet<string>,
    nobodysProfile: string,
  ): number {
    const rows = database
      .prepare<[string, string, string], { id: number; isOwn: number; body: string }>(
        `SELECT id, profile_id ${within} AS isOwn, body FROM decisions WHERE profile_id ${within} OR id ${within}`,
      )
      .all(profileIds, profileIds, JSON.stringify(mentions));
    const update = database.prepare('UPDATE decisions SET body = ? WHERE id = ?');
    const disown = database.prepare('UPDATE decisions SET profile_id = ?, body = ? WHERE id = ?');
    let erased = 0;
    for (const { id, isOwn, body } of rows) {
      const { asked, ...record }: DecisionRecord = JSON.parse(body);
      if (isOwn === 1 || (asked !== undefined && identities.has(asked.identity))) {
        disown.run(nobodysProfile, JSON.stringify({ ...record, profileId: nobodysProfile, pageUrl: '' }), id);
        erased++;
      } else update.run(JSON.stringify(record), id);
    }
    return erased;
  }

  /** What others were refused, or had set aside, on the person's devices and of their orders goes by the same lots as what was taken of them. */
  function renameInRefused(drawn: ReadonlyMap<string, string>, identities: ReadonlySet<string>): void {
    const lots = new Map<string, string>();
    for (const [thing, lot] of drawn) {
      const isDevice = thing.startsWith('a:') && identities.has(thing);
      const name = isDevice ? 'anonymousId' : thing.startsWith('order:') ? 'transaction_id' : null;
      const mark = (id: string): string => `"${name}":${JSON.stringify(id)}`;
      if (name !== null) lots.set(mark(thing.slice(thing.indexOf(':') + 1)), mark(lot));
    }
    const renamed = (text: string | null): string | null =>
      text && [...lots].reduce((result, [mark, lot]) => result.replaceAll(mark, lot), text);
    const marks = JSON.stringify([...lots.keys()]);
    const names = (column: string): string =>
      `EXISTS (SELECT 1 FROM json_each(?) WHERE instr(CAST(${column} AS TEXT), json_each.value) > 0)`;
    const refused = database
      .prepare<[string, string], { id: number; raw: Buffer; batch: string | null }>(
        `SELECT id, raw, batch FROM rejected_events WHERE ${names('raw')} OR ${names('batch')}`,
      )
      .all(marks, marks);
    for (const { id, raw, batch } of refused) {
      const clean = Buffer.from(renamed(raw.toString()) ?? '');
      run('UPDATE rejected_events SET raw = ?, batch = ? WHERE id = ?', clean, renamed(batch), id);
    }
    const setAside = database
      .prepare<[string], { id: number; event: string }>(`SELECT id, event FROM set_aside_events WHERE ${names('event')}`)
      .all(marks);
    for (const { id, event } of setAside) run('UPDATE set_aside_events SET event = ? WHERE id = ?', renamed(event), id);
  }

  /**
   * The rows of the reports go by the same lots as the events, so that counting the log anew gives the same. A device or customer that only stood in
   * the person's events is somebody else's, whose rows stay theirs.
   */
  function renameInReports(drawn: ReadonlyMap<string, string>, identities: ReadonlySet<string>): void {
    for (const [thing, lot] of drawn) {
      const [kind, name] = [thing.slice(0, thing.indexOf(':')), thing.slice(thing.indexOf(':') + 1)];
      if (kind !== 'order' && !identities.has(thing)) continue;
      if (kind === 'order') run('UPDATE report_orders SET order_id = ? WHERE order_id = ?', lot, name);
      if (kind === 'u') run('UPDATE report_users SET user_id = ? WHERE user_id = ?', lot, name);
      if (kind === 'order') continue;
      const [before, after] = kind === 'u' ? [`u:${name}`, `u:${lot}`] : [name, lot];
      for (const table of ['report_visitors', 'report_users', 'report_sessions', 'report_orders']) {
        run(`UPDATE ${table} SET visitor = ? WHERE visitor = ?`, after, before);
      }
    }
  }

  const transaction = database.transaction(erase);
  return (erasure, mentions, hashMessage) => {
    // Renamed events are to be found by their new names only, in memory too.
    identityIndex.settle();
    return transaction.immediate(erasure, mentions, hashMessage);
  };
}

/** An order's number as it may stand in JSON. */
function orderMarks(orderId: string): readonly string[] {
  const name = '"transaction_id":';
  const number = /^\d+$/.test(orderId) ? [`${name}${orderId},`, `${name}${orderId}}`] : [];
  return [`${name}${JSON.stringify(orderId)}`, ...number];
}
