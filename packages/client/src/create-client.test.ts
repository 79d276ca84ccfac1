import { describe, expect, it } from 'vitest';
import { createClient } from './create-client.ts';
import { QuenError } from './quen-error.ts';

/** A fetch that answers as told and remembers what it was asked. */
function answering(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): { asked: Request[]; fetch: typeof fetch } {
  const asked: Request[] = [];
  return {
    asked,
    fetch: async (input, init) => {
      asked.push(new Request(input as URL, init));
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
  };
}

describe('createClient', () => {
  it('asks for decisions with the secret key', async () => {
    const { asked, fetch } = answering(200, { decisions: [], results: [], ruleSetVersion: 3 });
    const client = createClient({ collector: 'https://quen.example', key: 'sk_1', fetch });
    const answer = await client.decide({ placements: ['home'], page: { url: 'https://shop.example/' } });
    expect(answer.ruleSetVersion).toBe(3);
    expect(asked[0]?.url).toBe('https://quen.example/v1/decide');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer sk_1');
  });

  it('keeps the path of a collector that the shop passes on to', async () => {
    const { asked, fetch } = answering(200, { items: [] });
    for (const collector of ['https://shop.example/quen', 'https://shop.example/quen/'])
      await createClient({ collector, key: 'sk_1', fetch }).recommend({});
    expect(asked.map(({ url }) => url)).toEqual(Array(2).fill('https://shop.example/quen/v1/recommendations'));
  });

  it('takes a page for no answer', async () => {
    const { fetch } = answering(200, '<!doctype html><title>Shop</title>');
    const client = createClient({ collector: 'https://shop.example', key: 'sk_1', fetch });
    await expect(client.recommend({})).rejects.toThrow('What answered 200 is no collector');
  });

  it('gives each event an id and a time, and keeps those it has', async () => {
    const { asked, fetch } = answering(200, { results: [] });
    await createClient({ collector: 'https://quen.example', key: 'sk_1', fetch }).send([
      { name: 'purchase', messageId: 'order-1', timestamp: 5 },
      { name: 'login' },
    ]);
    const sent = (await asked[0]?.json()) as { events: { messageId: string; timestamp: number }[] };
    expect(sent.events[0]).toMatchObject({ messageId: 'order-1', timestamp: 5 });
    expect(sent.events[1]?.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent.events[1]?.timestamp).toBeTypeOf('number');
  });

  it('throws the collector’s problem, with how long to wait', async () => {
    const problem = { type: '/problems/unavailable', code: 'unavailable', title: 'No', status: 503, detail: 'Later.' };
    const { fetch } = answering(503, problem, { 'retry-after': '7' });
    const refused = createClient({ collector: 'https://quen.example', key: 'sk_1', fetch }).recommend({ itemId: 'a' });
    await expect(refused).rejects.toThrow(QuenError);
    await expect(refused).rejects.toMatchObject({ problem, retryAfterSeconds: 7 });
  });

  it('says of an answer that begins in time and never ends that it came too late', async () => {
    const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"decisions":['));
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body, { status: 200 });
    };
    const client = createClient({ collector: 'https://quen.example', key: 'sk_1', timeoutMs: 5, fetch });
    await expect(client.recommend({})).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('makes a problem of an answer that is none', async () => {
    const { fetch } = answering(502, '<html>Bad gateway</html>');
    await expect(createClient({ collector: 'https://quen.example', key: 'sk_1', fetch }).recommend({})).rejects.toMatchObject({
      problem: { status: 502, code: 'internal' },
      retryAfterSeconds: null,
    });
  });
});
