import { type Context, Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { takesCoding } from '../server/takes-coding.ts';
import { endpoint } from './endpoint.ts';
import { hasTag } from './has-tag.ts';
import { loadScripts, type SnippetScript } from './snippet-scripts.ts';

/** The snippet, and what it loads when first needed. */
const names = ['quen.js', 'quen-forms.js', 'quen-debug.js', 'quen-stub.js'] as const;

const open = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-type': 'text/javascript; charset=utf-8',
  vary: 'Accept-Encoding',
};

/**
 * `GET /quen.js` and its companions: built from their source in a checkout, else as they were published. The snippet's answer names
 * its versioned address (`Content-Location: /quen.<hash>.js`), which never changes what it answers, and, as `Quen-Integrity`, what a tag with
 * `crossorigin` says of it in `integrity`. Of the versions only this release's is known: another hash is not found.
 */
export function snippetRoutes(core: CollectorCore): Hono {
  let scripts: Promise<ReadonlyMap<string, SnippetScript>> | null = null;
  const app = new Hono();
  const find = async (name: string): Promise<SnippetScript> => {
    scripts ??= loadScripts();
    const found = await scripts.catch((error) => {
      scripts = null;
      core.log({ level: 'error', message: 'The snippet could not be built', fault: String(error) });
      return undefined;
    });
    const script = found?.get(name);
    if (script === undefined) throw new ProblemError('not_found', 'The snippet is not built');
    return script;
  };
  for (const name of names) {
    app.get(
      `/${name}`,
      endpoint(core, `/${name}`, async (c) => {
        const script = await find(name);
        const { etag, versioned, digest } = script;
        const headers = {
          ...open,
          etag,
          'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
          ...(name === 'quen.js' && { 'content-location': versioned, 'quen-integrity': `sha512-${digest}` }),
        };
        return hasTag(c.req.header('if-none-match'), etag) ? c.body(null, 304, headers) : send(c, script, headers);
      }),
    );
  }
  app.get(
    '/:file{quen\\.[\\w-]*\\.js}',
    endpoint(core, '/quen.<hash>.js', async (c) => {
      const script = await find('quen.js');
      if (`/${c.req.param('file')}` !== script.versioned)
        throw new ProblemError('not_found', 'This version of the snippet is not the one served here');
      return send(c, script, { ...open, etag: script.etag, 'cache-control': 'public, max-age=31536000, immutable' });
    }),
  );
  return app;
}

/** Sends it packed to who takes that: most shops have no proxy that would do so. */
function send(c: Context, { text, packed }: SnippetScript, headers: Record<string, string>): Response {
  for (const [coding, bytes] of packed)
    if (takesCoding(c.req.header('accept-encoding'), coding))
      return c.body(bytes, 200, { ...headers, 'content-encoding': coding });
  return c.body(text, 200, headers);
}
