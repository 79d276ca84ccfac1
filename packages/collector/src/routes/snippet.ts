import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { endpoint } from './endpoint.ts';

interface Script {
  readonly text: string;
  readonly etag: string;
}

/** The snippet, and what it loads when first needed. */
const names = ['quen.js', 'quen-forms.js', 'quen-debug.js', 'quen-stub.js'] as const;

/** `GET /quen.js` and its companions: built from their source in a checkout, else as they were published. */
export function snippetRoutes(core: CollectorCore): Hono {
  let scripts: Promise<ReadonlyMap<string, Script>> | null = null;
  const app = new Hono();
  for (const name of names) {
    app.get(
      `/${name}`,
      endpoint(core, `/${name}`, async (c) => {
        scripts ??= loadScripts();
        const found = await scripts.catch((error) => {
          scripts = null;
          core.log({ level: 'error', message: 'The snippet could not be built', fault: String(error) });
          return undefined;
        });
        const script = found?.get(name);
        if (script === undefined) throw new ProblemError('not_found', 'The snippet is not built');
        const headers = {
          etag: script.etag,
          'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        };
        if (c.req.header('if-none-match') === script.etag) return c.body(null, 304, headers);
        return c.body(script.text, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' });
      }),
    );
  }
  return app;
}

async function loadScripts(): Promise<ReadonlyMap<string, Script>> {
  // Imported by its address, so that a bundler leaves it beside the sources it builds from.
  const address = import.meta.resolve('@quen/browser/build');
  const { buildSnippet } = (await import(address)) as typeof import('@quen/browser/build');
  return new Map(
    Object.entries(await buildSnippet()).map(([name, text]) => [
      name,
      { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` },
    ]),
  );
}
