import type { OfferCounters, OfferReservation, OfferStore } from '../storage.ts';
import type { Database } from './open-database.ts';

interface ReservationRow {
  readonly id: string;
  readonly offer_id: string;
  readonly profile_id: string;
  readonly order_id: string | null;
  readonly amount: number;
  readonly status: OfferReservation['status'];
  readonly at: number;
  readonly expires_at: number | null;
}

const counts = `status = 'redeemed' OR (status = 'reserved' AND (expires_at IS NULL OR expires_at > @nowMs))`;

export function createSqliteOffers(database: Database): OfferStore {
  const select = database.prepare<[string], ReservationRow>('SELECT * FROM offer_reservations WHERE id = ?');
  const selectCounters = database.prepare<[Record<string, string | number>], OfferCounters>(
    `SELECT count(*) AS uses, coalesce(sum(amount), 0) AS amountMinor,
       count(*) FILTER (WHERE at >= @dayStartMs) AS usesToday,
       coalesce(sum(amount) FILTER (WHERE at >= @dayStartMs), 0) AS amountTodayMinor,
       count(*) FILTER (WHERE profile_id = @profileId) AS usesOfProfile,
       count(*) FILTER (WHERE status = 'reserved') AS reserved
     FROM offer_reservations WHERE offer_id = @offerId AND (${counts})`,
  );
  const upsert = database.prepare(
    `INSERT INTO offer_reservations (id, offer_id, profile_id, order_id, amount, status, at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET order_id = excluded.order_id, amount = excluded.amount, status = excluded.status,
       at = excluded.at, expires_at = excluded.expires_at`,
  );
  const write = (r: OfferReservation) =>
    upsert.run(r.id, r.offerId, r.profileId, r.orderId, r.amountMinor, r.status, r.atMs, r.expiresAtMs);
  const counters = (offerId: string, profileId: string, nowMs: number, dayStartMs: number): OfferCounters => {
    const row = selectCounters.get({ offerId, profileId, nowMs, dayStartMs });
    return row ?? { uses: 0, amountMinor: 0, usesToday: 0, amountTodayMinor: 0, usesOfProfile: 0, reserved: 0 };
  };
  const reserve = database.transaction(
    (reservation: OfferReservation, dayStartMs: number, allowed: (counters: OfferCounters) => boolean) => {
      if (!allowed(counters(reservation.offerId, reservation.profileId, reservation.atMs, dayStartMs))) return false;
      write(reservation);
      return true;
    },
  );
  const settle = database.transaction((id: string, from: readonly OfferReservation['status'][], to: OfferReservation) => {
    const row = select.get(id);
    if (row === undefined || !from.includes(row.status)) return false;
    write(to);
    return true;
  });

  return {
    counters: async (offerId, profileId, nowMs, dayStartMs) => counters(offerId, profileId, nowMs, dayStartMs),
    read: async (id) => {
      const row = select.get(id);
      return row && readReservation(row);
    },
    reserve: async (reservation, dayStartMs, allowed) => reserve.immediate(reservation, dayStartMs, allowed),
    settle: async (id, from, to) => settle.immediate(id, from, to),
  };
}

function readReservation(row: ReservationRow): OfferReservation {
  return {
    id: row.id,
    offerId: row.offer_id,
    profileId: row.profile_id,
    orderId: row.order_id,
    amountMinor: row.amount,
    status: row.status,
    atMs: row.at,
    expiresAtMs: row.expires_at,
  };
}
