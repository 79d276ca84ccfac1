import type { OffersEvaluation } from '@quen/engine';
import type { DecideResponse, Problem } from '@quen/protocol';
import { describe, expect, it } from 'vitest';
import { cart, offerShop, startMs } from './offer-shop.contract.ts';

const shop = offerShop();

describe('generated codes', () => {
  it('are many at once, all different, and cannot be told from one another', { timeout: 120_000 }, async () => {
    const { body } = await shop.post<{ codes: { code: string }[] }>('/v1/offers/personal/codes', { count: 100_000 });
    expect(new Set(body.codes.map((one) => one.code)).size).toBe(100_000);
    expect(body.codes[0]?.code).toMatch(/^TET-[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  it('are made for nobody when somebody cannot be one person', async () => {
    const { status, body } = await shop.post<Problem>('/v1/offers/personal/codes', { userIds: ['u1', 'null', ' '] });
    expect(status).toBe(400);
    expect(body.issues).toMatchObject([
      { code: 'invalid_identity', path: 'userIds.1' },
      { code: 'invalid_identity', path: 'userIds.2' },
    ]);
    expect((await shop.collector.storage.offers.codesOf('personal', shop.nowMs)).issued).toBe(0);
  });

  it('are made once for each customer, however often they are asked for', async () => {
    const issue = async (...userIds: string[]) => {
      const { body } = await shop.post<{ codes: { code: string; userId: string }[] }>('/v1/offers/personal/codes', { userIds });
      return body.codes;
    };
    const everybody = Array.from({ length: 1200 }, (_, n) => `u${n}`);
    const first = await issue(...everybody, 'u7');
    expect(first.map(({ userId }) => userId)).toEqual([...everybody, 'u7']);
    expect(new Set(first.map(({ code }) => code)).size).toBe(1200);
    expect(first[1200]?.code).toBe(first[7]?.code);
    const [code7 = ''] = first.slice(7, 8).map(({ code }) => code);
    expect(await issue('u7', 'u7', 'u8')).toEqual([first[7], first[7], first[8]]);
    expect((await shop.collector.storage.offers.codesOf('personal', shop.nowMs)).issued).toBe(1200);
    await shop.post('/v1/offers/redeem', { orderId: 'o7', cart, codes: [code7], userId: 'u7', offers: ['personal'] });
    const [next] = await issue('u7');
    expect(next?.code).not.toBe(code7);
    expect(await issue('u7')).toEqual([next]);
    shop.nowMs += 8 * 86_400_000;
    expect((await issue('u8'))[0]?.code).not.toBe(first[8]?.code);
  });

  it('are one a person, however many requests ask at once', async () => {
    const body = { placements: ['home'], page: { url: 'https://shop.example/' }, anonymousId: 'v1', events: [] };
    const answers = await Promise.all([1, 2, 3].map(() => shop.post<DecideResponse>('/v1/decide', body, shop.keys.publishable)));
    const codes = answers.flatMap(({ body: { decisions } }) =>
      decisions.map(({ content }) => (content?.kind === 'offer' ? content.code : undefined)),
    );
    expect(codes).toHaveLength(3);
    expect([...new Set(codes)]).toEqual([expect.stringMatching(/^TET-/)]);
    expect((await shop.collector.storage.offers.codesOf('personal', shop.nowMs)).issued).toBe(1);
  });

  it('are shown to the person they are made for, the same one every time, and give way when they are used or have run out', async () => {
    const decide = async (anonymousId: string) => {
      const body = {
        placements: ['home'],
        page: { url: 'https://shop.example/' },
        anonymousId,
        events: [{ messageId: `m-${anonymousId}-${shop.nowMs}`, name: 'page_view' }],
      };
      const { body: answer } = await shop.post<DecideResponse>('/v1/decide', body, shop.keys.publishable);
      return answer.decisions[0];
    };
    const ask = async (anonymousId: string) => {
      const content = (await decide(anonymousId))?.content;
      return content?.kind === 'offer' ? content : undefined;
    };
    const first = await ask('v1');
    expect(first?.code).toMatch(/^TET-/);
    expect(first?.endsAtMs).toBe(startMs + 7 * 86_400_000);
    expect((await ask('v1'))?.code).toBe(first?.code);
    const second = (await ask('v2'))?.code;
    expect(second).not.toBe(first?.code);
    await shop.post('/v1/offers/redeem', { orderId: 'o2', cart, codes: [second], anonymousId: 'v2', offers: ['personal'] });
    expect(await decide('v2')).toMatchObject({ reason: 'LIMIT_REACHED' });
    shop.nowMs += 8 * 86_400_000;
    expect(await decide('v1')).toMatchObject({ reason: 'LIMIT_REACHED' });
    expect(await ask('v3')).toMatchObject({ code: expect.stringMatching(/^TET-/) });
  });

  it('belong to one customer, count once, and expire', async () => {
    const issue = async () =>
      (await shop.post<{ codes: { code: string }[] }>('/v1/offers/personal/codes', { userIds: ['u1'] })).body.codes[0]?.code ??
      '';
    const code = await issue();
    const detailFor = async (userId: string, typed: string) => {
      const { body } = await shop.post<OffersEvaluation>('/v1/offers/evaluate', {
        cart,
        codes: [typed],
        userId,
        offers: ['personal'],
      });
      return body.refused[0]?.detail ?? body.applied[0]?.offerId;
    };
    expect(await detailFor('u1', code.toLowerCase())).toBe('personal');
    expect(await detailFor('u2', code)).toBe('the code was made for somebody else');
    await shop.post('/v1/offers/redeem', { orderId: 'o1', cart, codes: [code], userId: 'u1', offers: ['personal'] });
    expect(await detailFor('u1', code)).toBe('the code has been used');
    const late = await issue();
    shop.nowMs += 8 * 86_400_000;
    expect(await detailFor('u1', late)).toBe('the code has expired');
  });
});
