import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What the Web-interoperable runtimes (WinterTC's minimum common API) have in common, and nothing of Node's. */
const webGlobals = {
  AbortSignal,
  Headers,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  crypto,
};

it('runs where there is nothing but the Web’s own interfaces, as at the edge', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'quen',
    platform: 'neutral',
    conditions: ['@quen/source'],
    logLevel: 'error',
  });
  const asked: unknown[] = [];
  const fetch = async (url: URL, init: RequestInit): Promise<Response> => {
    asked.push([String(url), new Headers(init.headers).get('authorization'), JSON.parse(String(init.body))]);
    return new Response(JSON.stringify({ decisions: [], results: [], ruleSetVersion: 7 }));
  };
  const context = createContext({ ...webGlobals, fetch });
  for (const name of ['process', 'Buffer', 'require', 'global', 'setImmediate']) {
    expect(runInContext(`typeof ${name}`, context)).toBe('undefined');
  }
  runInContext(outputFiles[0]?.text ?? '', context);
  const answer = await runInContext(
    `(async () => {
      const client = quen.createClient({ collector: 'https://quen.example', key: 'sk_1' });
      const decided = await client.decide({ placements: ['home'], page: { url: 'https://shop.example/' } });
      await client.send([{ name: 'login', userId: 'u1' }]);
      return [decided.ruleSetVersion, await quen.createUserToken({ userId: 'u1', tokenSecret: 'a'.repeat(64) })];
    })()`,
    context,
  );
  expect(answer[0]).toBe(7);
  expect(answer[1]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(asked).toMatchObject([
    ['https://quen.example/v1/decide', 'Bearer sk_1', { placements: ['home'] }],
    [
      'https://quen.example/v1/events',
      'Bearer sk_1',
      { events: [{ name: 'login', userId: 'u1', messageId: expect.any(String) }] },
    ],
  ]);
});
