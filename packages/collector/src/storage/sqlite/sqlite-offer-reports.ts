import type { OfferCodeRecord, OfferRedemption, OfferStore, PersonalCodeWish } from '../offer-store.ts';
import type { Database } from './open-database.ts';

interface CodeRow {
  readonly code: string;
  readonly offer_id: string;
  readonly profile_id: string | null;
  readonly expires_at: number | null;
  readonly order_id: string | null;
}

type Reports = Pick<
  OfferStore,
  | 'addCodes'
  | 'codes'
  | 'codeList'
  | 'personalCode'
  | 'addPersonalCodes'
  | 'codesOf'
  | 'redemptions'
  | 'days'
  | 'noteRefusals'
  | 'refusals'
>;

/** Codes, and what there is to tell of an offer. */
export function createSqliteOfferReports(database: Database): Reports {
  const insertCode = database.prepare(
    'INSERT OR IGNORE INTO offer_codes (code, offer_id, profile_id, expires_at, order_id) VALUES (?, ?, ?, ?, ?)',
  );
  const selectCode = database.prepare<[string], CodeRow>('SELECT * FROM offer_codes WHERE code = ?');
  const selectPersonal = database.prepare<[string, string], CodeRow>(
    `SELECT * FROM offer_codes WHERE offer_id = ? AND profile_id = ?
     ORDER BY order_id IS NULL DESC, coalesce(expires_at, 9e15) DESC, code LIMIT 1`,
  );
  const countCodes = database.prepare<[number, string], { issued: number; used: number; expired: number }>(
    `SELECT count(*) AS issued, count(order_id) AS used,
       count(*) FILTER (WHERE order_id IS NULL AND expires_at <= ?) AS expired
     FROM offer_codes WHERE offer_id = ?`,
  );
  const selectUnused = database.prepare<[object], CodeRow>(
    `SELECT * FROM offer_codes WHERE offer_id = @offerId AND order_id IS NULL AND code > @code AND code BETWEEN @prefix AND @prefix || '\u{10FFFF}'
     ORDER BY code LIMIT @limit`,
  );
  const selectUsed = database.prepare<[object], CodeRow>(
    `SELECT * FROM offer_codes WHERE offer_id = @offerId AND order_id IS NOT NULL AND (order_id, code) > (@orderId, @code)
       AND code BETWEEN @prefix AND @prefix || '\u{10FFFF}'
     ORDER BY order_id, code LIMIT @limit`,
  );
  const selectRedemptions = database.prepare<[number, string, number, string, number], OfferRedemption>(
    `SELECT order_id AS orderId, profile_id AS profileId, at AS atMs, amount AS amountMinor, code,
       CASE WHEN status = 'reserved' AND expires_at <= ? THEN 'lapsed' ELSE status END AS status
     FROM offer_uses WHERE offer_id = ? AND (at, order_id) < (?, ?) ORDER BY at DESC, order_id DESC LIMIT ?`,
  );
  const selectDays = database.prepare<[string, number], { dayStartMs: number; uses: number; amountMinor: number }>(
    `SELECT CAST(substr(scope, 3) AS INTEGER) AS dayStartMs, uses, amount AS amountMinor
     FROM offer_totals WHERE offer_id = ? AND scope LIKE 'd:%' ORDER BY dayStartMs DESC LIMIT ?`,
  );
  const addRefusal = database.prepare(
    `INSERT INTO offer_refusals (offer_id, code, count) VALUES (?, ?, 1)
     ON CONFLICT (offer_id, code) DO UPDATE SET count = count + 1`,
  );
  const selectRefusals = database.prepare<[string], { code: string; count: number }>(
    'SELECT code, count FROM offer_refusals WHERE offer_id = ? ORDER BY count DESC, code',
  );
  const addCodes = database.transaction((codes: readonly OfferCodeRecord[]) => {
    let added = 0;
    for (const { code, offerId, profileId, expiresAtMs, orderId } of codes) {
      added += insertCode.run(code, offerId, profileId, expiresAtMs, orderId).changes;
    }
    return added;
  });
  function readPersonal(offerId: string, customerIds: readonly string[]): OfferCodeRecord | undefined {
    let best: OfferCodeRecord | undefined;
    for (const id of customerIds) {
      const row = selectPersonal.get(offerId, id);
      if (row === undefined) continue;
      const found = readCode(row);
      if (best === undefined || lastsUntil(found) > lastsUntil(best)) best = found;
    }
    return best;
  }
  const addPersonal = database.transaction((wishes: readonly PersonalCodeWish[], renewedAtMs: number | null) =>
    wishes.map(({ made, customerIds }): OfferCodeRecord => {
      const known = readPersonal(made.offerId, customerIds);
      if (known !== undefined && (renewedAtMs === null || lastsUntil(known) > renewedAtMs)) return known;
      insertCode.run(made.code, made.offerId, made.profileId, made.expiresAtMs, made.orderId);
      return made;
    }),
  );
  const noteRefusals = database.transaction((refusals: readonly { readonly offerId: string; readonly code: string }[]) => {
    for (const { offerId, code } of refusals) addRefusal.run(offerId, code);
  });

  return {
    addCodes: async (codes) => addCodes.immediate(codes),
    codes: async (codes) =>
      codes.flatMap((code): OfferCodeRecord[] => {
        const row = selectCode.get(code);
        if (row === undefined) return [];
        return [readCode(row)];
      }),
    personalCode: async (offerId, customerIds) => readPersonal(offerId, customerIds),
    addPersonalCodes: async (wishes, renewedAtMs) => addPersonal.immediate(wishes, renewedAtMs),
    codesOf: async (offerId, nowMs) => countCodes.get(nowMs, offerId) ?? { issued: 0, used: 0, expired: 0 },
    codeList: async (offerId, { used, prefix, limit, after }) =>
      (used ? selectUsed : selectUnused)
        .all({ offerId, prefix, limit, code: after?.code ?? '', orderId: after?.orderId ?? '' })
        .map(readCode),
    redemptions: async (offerId, nowMs, limit, after) =>
      selectRedemptions.all(nowMs, offerId, after?.atMs ?? Number.MAX_SAFE_INTEGER, after?.orderId ?? '', limit),
    days: async (offerId, limit) => selectDays.all(offerId, limit),
    noteRefusals: async (refusals) => noteRefusals.immediate(refusals),
    refusals: async (offerId) => selectRefusals.all(offerId),
  };
}

/** In epoch milliseconds; 0 for one that was used. */
function lastsUntil({ orderId, expiresAtMs }: OfferCodeRecord): number {
  return orderId === null ? (expiresAtMs ?? Number.POSITIVE_INFINITY) : 0;
}

function readCode(row: CodeRow): OfferCodeRecord {
  const { code, offer_id: offerId, profile_id: profileId, expires_at: expiresAtMs, order_id: orderId } = row;
  return { code, offerId, profileId, expiresAtMs, orderId };
}
