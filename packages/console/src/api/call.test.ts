import { afterEach, describe, expect, test, vi } from 'vitest';
import { CallError, call, keepCsrfToken } from './call.ts';

const answer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

function answerWith(response: Response): { readonly asked: () => readonly [string, RequestInit] } {
  const fetched = vi.fn<typeof fetch>(async () => response);
  vi.stubGlobal('fetch', fetched);
  return {
    asked: () => {
      const [address, init] = fetched.mock.calls[0] ?? [];
      return [String(address), init ?? {}];
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('call', () => {
  test('puts parameters into the path, escaped, and leaves out empty queries', async () => {
    const { asked } = answerWith(answer({ events: [], nextBefore: null }));
    await call('GET /events', { query: { name: 'a b', profile: '' } });
    expect(asked()[0]).toBe('/console/api/events?name=a+b');
    const second = answerWith(answer({}));
    await call('GET /customers/:id', { params: { id: 'a/b' } });
    expect(second.asked()[0]).toBe('/console/api/customers/a%2Fb');
  });

  test('carries the token with what changes something, and not with what reads', async () => {
    keepCsrfToken('token-1');
    const write = answerWith(answer({}));
    await call('DELETE /keys/:id', { params: { id: '1' } });
    expect(new Headers(write.asked()[1].headers).get('x-quen-csrf')).toBe('token-1');
    const read = answerWith(answer({ keys: [] }));
    await call('GET /keys', {});
    expect(new Headers(read.asked()[1].headers).get('x-quen-csrf')).toBeNull();
  });

  test('sends the version it read as If-Match', async () => {
    const { asked } = answerWith(answer({}));
    await call('DELETE /rules/:kind/:id', { params: { kind: 'segments', id: 'x' }, ifMatch: 7 });
    expect(new Headers(asked()[1].headers).get('if-match')).toBe('"7"');
  });

  test('throws the problem that was answered', async () => {
    answerWith(answer({ code: 'conflict', status: 409, title: 'T', detail: 'D', type: '/problems/conflict' }, 409));
    const failed = await call('GET /keys', {}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CallError);
    expect(failed).toMatchObject({ problem: { code: 'conflict', status: 409 } });
  });

  test('makes a problem of an error that is none', async () => {
    answerWith(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    await expect(call('GET /keys', {})).rejects.toMatchObject({ problem: { status: 502, title: 'Bad Gateway' } });
  });
});
