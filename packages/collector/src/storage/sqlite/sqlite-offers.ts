import type {
  OfferCounters,
  OfferMoment,
  OfferOrder,
  OfferStore,
  OfferTaking,
  OfferTakingOutcome,
  OfferUse,
} from '../offer-store.ts';
import type { Database } from './open-database.ts';
import { createSqliteOfferReports } from './sqlite-offer-reports.ts';

interface OrderRow {
  readonly order_id: string;
  readonly profile_id: string;
  readonly status: 'reserved' | 'redeemed' | 'released';
  readonly at: number;
  readonly expires_at: number | null;
  readonly answer: string;
}
interface UseRow {
  readonly offer_id: string;
  readonly profile_id: string;
  readonly amount: number;
  readonly code: string | null;
  readonly day_start: number;
}
interface Sums {
  readonly uses: number;
  readonly amount: number;
}

const none: Sums = { uses: 0, amount: 0 };

/**
 * Offers in SQLite. Totals are kept beside the uses, so that reading the counters costs the same for the first use and the millionth; a
 * reservation whose time is up is taken out of them when the counters are next read for a write, and subtracted when only read.
 */
export function createSqliteOffers(database: Database): OfferStore {
  const selectOrder = database.prepare<[string], OrderRow>('SELECT * FROM offer_orders WHERE order_id = ?');
  const upsertOrder = database.prepare(
    'INSERT OR REPLACE INTO offer_orders (order_id, profile_id, status, at, expires_at, answer) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const setOrder = database.prepare('UPDATE offer_orders SET status = ?, expires_at = NULL WHERE order_id = ?');
  const insertUse = database.prepare(
    `INSERT OR REPLACE INTO offer_uses (offer_id, order_id, profile_id, amount, code, status, at, day_start, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectUses = database.prepare<[string], UseRow>("SELECT * FROM offer_uses WHERE order_id = ? AND status <> 'released'");
  const setUses = database.prepare('UPDATE offer_uses SET status = ?, expires_at = NULL WHERE order_id = ?');
  const selectTotal = database.prepare<[string, string], Sums>(
    'SELECT uses, amount FROM offer_totals WHERE offer_id = ? AND scope = ?',
  );
  const addTotal = database.prepare(
    `INSERT INTO offer_totals (offer_id, scope, uses, amount) VALUES (?, ?, ?, ?)
     ON CONFLICT (offer_id, scope) DO UPDATE SET uses = uses + excluded.uses, amount = amount + excluded.amount`,
  );
  const selectLapsed = database.prepare<[string, number], UseRow & { readonly order_id: string }>(
    "SELECT * FROM offer_uses WHERE offer_id = ? AND status = 'reserved' AND expires_at <= ?",
  );
  const countOpen = database.prepare<[string, number], { readonly reserved: number }>(
    "SELECT count(*) AS reserved FROM offer_uses WHERE offer_id = ? AND status = 'reserved' AND expires_at > ?",
  );
  const takeCode = database.prepare('UPDATE offer_codes SET order_id = ? WHERE code = ? AND (order_id IS NULL OR order_id = ?)');
  const freeCode = database.prepare('UPDATE offer_codes SET order_id = NULL WHERE code = ? AND order_id = ?');

  const add = (offerId: string, profileId: string, dayStartMs: number, uses: 1 | -1, amount: number): void => {
    for (const scope of ['', `d:${dayStartMs}`, `p:${profileId}`]) addTotal.run(offerId, scope, uses, uses * amount);
  };

  function giveBack(orderId: string): void {
    for (const use of selectUses.all(orderId)) {
      add(use.offer_id, use.profile_id, use.day_start, -1, use.amount);
      if (use.code !== null) freeCode.run(use.code, orderId);
    }
    setUses.run('released', orderId);
    setOrder.run('released', orderId);
  }

  function readCounters(offerId: string, { customerIds, nowMs, dayStartMs }: OfferMoment): OfferCounters {
    let { uses, amount } = selectTotal.get(offerId, '') ?? none;
    let today = selectTotal.get(offerId, `d:${dayStartMs}`) ?? none;
    let ofCustomer = 0;
    for (const id of new Set(customerIds)) ofCustomer += (selectTotal.get(offerId, `p:${id}`) ?? none).uses;
    for (const lapsed of selectLapsed.all(offerId, nowMs)) {
      uses--;
      amount -= lapsed.amount;
      if (lapsed.day_start === dayStartMs) today = { uses: today.uses - 1, amount: today.amount - lapsed.amount };
      if (customerIds.includes(lapsed.profile_id)) ofCustomer--;
    }
    return {
      uses,
      reserved: countOpen.get(offerId, nowMs)?.reserved ?? 0,
      amountMinor: amount,
      usesToday: today.uses,
      amountTodayMinor: today.amount,
      usesOfCustomer: ofCustomer,
    };
  }

  function readOrder(orderId: string, nowMs: number): OfferOrder | undefined {
    const row = selectOrder.get(orderId);
    if (row === undefined) return undefined;
    const lapsed = row.status === 'reserved' && row.expires_at !== null && row.expires_at <= nowMs;
    return {
      orderId: row.order_id,
      profileId: row.profile_id,
      status: lapsed ? 'lapsed' : row.status,
      atMs: row.at,
      expiresAtMs: row.expires_at,
      answer: row.answer,
    };
  }

  const take = database.transaction(
    (taking: OfferTaking, allowed: (use: OfferUse, counters: OfferCounters) => boolean): OfferTakingOutcome => {
      const { orderId, profileId, uses, status, nowMs, dayStartMs, expiresAtMs, answer } = taking;
      const before = readOrder(orderId, nowMs);
      if (before?.status === 'reserved' || before?.status === 'redeemed') return { status: 'known', order: before };
      for (const { offerId } of uses) {
        for (const lapsed of new Set(selectLapsed.all(offerId, nowMs).map((use) => use.order_id))) giveBack(lapsed);
      }
      if (before?.status === 'lapsed') giveBack(orderId);
      for (const use of uses) {
        if (!allowed(use, readCounters(use.offerId, taking))) return { status: 'refused', offerId: use.offerId };
      }
      for (const { code } of uses) {
        if (code === null || takeCode.run(orderId, code, orderId).changes === 1) continue;
        for (const { code: other } of uses) if (other !== null) freeCode.run(other, orderId);
        return { status: 'code_taken', code };
      }
      for (const { offerId, amountMinor, code } of uses) {
        insertUse.run(offerId, orderId, profileId, amountMinor, code, status, nowMs, dayStartMs, expiresAtMs);
        add(offerId, profileId, dayStartMs, 1, amountMinor);
      }
      upsertOrder.run(orderId, profileId, status, nowMs, expiresAtMs, answer);
      return { status: 'taken' };
    },
  );

  const redeem = database.transaction((orderId: string, nowMs: number): OfferOrder | undefined => {
    if (readOrder(orderId, nowMs)?.status === 'reserved') {
      setUses.run('redeemed', orderId);
      setOrder.run('redeemed', orderId);
    }
    return readOrder(orderId, nowMs);
  });

  const release = database.transaction((orderId: string, nowMs: number): OfferOrder | undefined => {
    const order = readOrder(orderId, nowMs);
    if (order !== undefined && order.status !== 'released') giveBack(orderId);
    return readOrder(orderId, nowMs);
  });

  const readAll = database.transaction(
    (offerIds: readonly string[], moment: OfferMoment) =>
      new Map(offerIds.map((offerId) => [offerId, readCounters(offerId, moment)])),
  );

  return {
    ...createSqliteOfferReports(database),
    counters: async (offerIds, moment) => readAll.deferred(offerIds, moment),
    order: async (orderId, nowMs) => readOrder(orderId, nowMs),
    take: async (taking, allowed) => take.immediate(taking, allowed),
    redeem: async (orderId, nowMs) => redeem.immediate(orderId, nowMs),
    release: async (orderId, nowMs) => release.immediate(orderId, nowMs),
  };
}
