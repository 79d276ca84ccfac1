import { describe, expect, it } from 'vitest';
import type { OfferCounters, OfferTaking, OfferUse } from './offer-store.ts';
import { atMs, type StorageUnderTest, withStorageOf } from './storage.contract.ts';

/** What every storage backend does with offers: their counters never go beyond what is allowed. */
export function describeOffers(backend: StorageUnderTest): void {
  describe(`storage: ${backend.name}: offers`, () => {
    const withStorage = withStorageOf(backend);
    const taking = (orderId: string, change: Partial<OfferTaking> = {}): OfferTaking => ({
      orderId,
      profileId: 'p_1',
      customerIds: ['p_1'],
      uses: [{ offerId: 'o1', amountMinor: 100, code: null }],
      status: 'reserved',
      nowMs: atMs,
      dayStartMs: atMs - 10,
      expiresAtMs: atMs + 1000,
      answer: `answer to ${orderId}`,
      ...change,
    });
    const atMost =
      (limit: number) =>
      (_use: OfferUse, counters: OfferCounters): boolean =>
        counters.uses < limit;
    const moment = (nowMs: number, ...customerIds: string[]) => ({ customerIds, nowMs, dayStartMs: atMs - 10 });

    it('are taken only while their counters allow it, once an order', () =>
      withStorage(async ({ offers }) => {
        expect(await offers.take(taking('r1'), atMost(1))).toEqual({ status: 'taken' });
        expect(await offers.take(taking('r2'), atMost(1))).toEqual({ status: 'refused', offerId: 'o1' });
        expect(await offers.take(taking('r1'), atMost(9))).toMatchObject({
          status: 'known',
          order: { answer: 'answer to r1' },
        });
        const counters = (await offers.counters(['o1', 'o2'], moment(atMs, 'p_0', 'p_1'))).get('o1');
        expect(counters).toEqual({
          uses: 1,
          reserved: 1,
          amountMinor: 100,
          usesToday: 1,
          amountTodayMinor: 100,
          usesOfCustomer: 1,
        });
      }));

    it('are free again when a reservation lapses, and then may be taken by another', () =>
      withStorage(async ({ offers }) => {
        await offers.take(taking('r1'), atMost(1));
        const late = atMs + 2000;
        expect((await offers.counters(['o1'], moment(late, 'p_1'))).get('o1')).toMatchObject({
          uses: 0,
          amountMinor: 0,
          usesOfCustomer: 0,
        });
        expect((await offers.redeem('r1', late))?.status).toBe('lapsed');
        expect(await offers.take(taking('r2', { nowMs: late, expiresAtMs: late + 1000 }), atMost(1))).toEqual({
          status: 'taken',
        });
        expect((await offers.redeem('r2', late))?.status).toBe('redeemed');
        expect(await offers.take(taking('r1', { nowMs: late }), atMost(1))).toMatchObject({ status: 'refused' });
        expect((await offers.counters(['o1'], moment(late + 10_000, 'p_1'))).get('o1')).toMatchObject({ uses: 1, reserved: 0 });
      }));

    it('come back when an order is released, its codes too', () =>
      withStorage(async ({ offers }) => {
        const code = { code: 'AB12', offerId: 'o1', profileId: 'p_1', expiresAtMs: null, orderId: null };
        expect(await offers.addCodes([code, code])).toBe(1);
        const uses = [{ offerId: 'o1', amountMinor: 100, code: 'AB12' }];
        expect(await offers.take(taking('r1', { uses, status: 'redeemed', expiresAtMs: null }), atMost(9))).toEqual({
          status: 'taken',
        });
        expect(await offers.take(taking('r2', { uses }), atMost(9))).toEqual({ status: 'code_taken', code: 'AB12' });
        expect(await offers.codesOf('o1', atMs)).toEqual({ issued: 1, used: 1, expired: 0 });
        expect((await offers.release('r1', atMs))?.status).toBe('released');
        expect((await offers.release('r1', atMs))?.status).toBe('released');
        expect(await offers.codes(['AB12', 'NONE'])).toEqual([code]);
        expect(await offers.personalCode('o1', ['p_0', 'p_1'])).toEqual(code);
        expect(await offers.personalCode('o1', ['p_0'])).toBeUndefined();
        expect((await offers.counters(['o1'], moment(atMs, 'p_1'))).get('o1')).toMatchObject({
          uses: 0,
          amountMinor: 0,
          usesToday: 0,
        });
        expect(await offers.redemptions('o1', atMs, 5)).toMatchObject([{ orderId: 'r1', status: 'released' }]);
      }));

    it('have one personal code however many are made at once', () =>
      withStorage(async ({ offers }) => {
        const made = ['AB12', 'CD34'].map((code) => ({
          code,
          offerId: 'o1',
          profileId: 'p_1',
          expiresAtMs: null,
          orderId: null,
        }));
        const given = await Promise.all(
          made.map((code) => offers.addPersonalCodes([{ made: code, customerIds: ['p_0', 'p_1'] }], null)),
        );
        expect(given).toEqual([[made[0]], [made[0]]]);
        expect(await offers.codesOf('o1', atMs)).toMatchObject({ issued: 1 });
        const other = { code: 'EF56', offerId: 'o1', profileId: 'p_2', expiresAtMs: null, orderId: null };
        expect(await offers.addPersonalCodes([{ made: other, customerIds: ['p_2'] }], null)).toEqual([other]);
        expect(await offers.codes(['AB12', 'CD34', 'EF56'])).toEqual([made[0], other]);
      }));

    it('have another personal code only when the last one has ended and may be followed', () =>
      withStorage(async ({ offers }) => {
        const code = (text: string, expiresAtMs: number | null) => ({
          made: { code: text, offerId: 'o1', profileId: 'p_1', expiresAtMs, orderId: null },
          customerIds: ['p_0', 'p_1'],
        });
        const [short, other] = [code('AB12', atMs + 10), code('CD34', null)];
        expect(await offers.addPersonalCodes([short, other], atMs)).toEqual([short.made, short.made]);
        expect(await offers.addPersonalCodes([other], null)).toEqual([short.made]);
        expect(await offers.addPersonalCodes([other], atMs + 10)).toEqual([other.made]);
        expect(await offers.personalCode('o1', ['p_1'])).toEqual(other.made);
        const ofAnotherId = { ...other.made, code: 'EF56', profileId: 'p_0' };
        await offers.take(taking('r1', { uses: [{ offerId: 'o1', amountMinor: 1, code: 'CD34' }] }), atMost(9));
        expect(await offers.addPersonalCodes([{ made: ofAnotherId, customerIds: ['p_1', 'p_0'] }], atMs + 10)).toEqual([
          ofAnotherId,
        ]);
        expect(await offers.personalCode('o1', ['p_1', 'p_0'])).toEqual(ofAnotherId);
      }));

    it('are taken all together or not at all', () =>
      withStorage(async ({ offers }) => {
        const uses = [
          { offerId: 'o1', amountMinor: 100, code: null },
          { offerId: 'o2', amountMinor: 50, code: null },
        ];
        const refused = await offers.take(taking('r1', { uses }), (use) => use.offerId === 'o1');
        expect(refused).toEqual({ status: 'refused', offerId: 'o2' });
        expect((await offers.counters(['o1'], moment(atMs, 'p_1'))).get('o1')?.uses).toBe(0);
        expect(await offers.order('r1', atMs)).toBeUndefined();
      }));

    it('remember why customers were refused', () =>
      withStorage(async ({ offers }) => {
        await offers.noteRefusals([
          { offerId: 'o1', code: 'min_spend' },
          { offerId: 'o1', code: 'min_spend' },
          { offerId: 'o1', code: 'total_uses' },
        ]);
        expect(await offers.refusals('o1')).toEqual([
          { code: 'min_spend', count: 2 },
          { code: 'total_uses', count: 1 },
        ]);
      }));
  });
}
