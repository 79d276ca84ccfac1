import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { CollectorCore } from '../server/core.ts';
import { ProblemError } from '../server/problem.ts';
import { endpoint } from './endpoint.ts';

interface Script {
  readonly text: string;
  readonly etag: string;
}

/** `GET /quen.js`: the snippet, built from its source in a checkout, else as it was published. */
export function snippetRoutes(core: CollectorCore): Hono {
  let script: Promise<Script> | null = null;
  return new Hono().get(
    '/quen.js',
    endpoint(core, '/quen.js', async (c) => {
      script ??= loadScript();
      const { text, etag } = await script.catch((error) => {
        script = null;
        core.log({ level: 'error', message: 'The snippet could not be built', fault: String(error) });
        throw new ProblemError('not_found', 'The snippet is not built');
      });
      const headers = {
        etag,
        'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      };
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
      return c.body(text, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' });
    }),
  );
}

async function loadScript(): Promise<Script> {
  const room = dirname(dirname(fileURLToPath(import.meta.resolve('@quen/browser/snippet'))));
  const source = join(room, 'src/snippet.ts');
  const text = existsSync(source) ? await bundle(source) : await readFile(join(room, 'dist/quen.js'), 'utf8');
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}

async function bundle(source: string): Promise<string> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    conditions: ['@quen/source'],
    legalComments: 'none',
  });
  return built.outputFiles[0]?.text ?? '';
}
