import { join } from 'node:path';
import { type BuildResult, build } from 'esbuild';

/** Options that do not come from here: where to, and whether for publishing. */
export interface ConsoleBuild {
  readonly outdir: string;
  readonly minify: boolean;
  readonly write: boolean;
}

/** Bundles the console, one chunk a page, so that the first view stays small. */
export function buildConsole({ outdir, minify, write }: ConsoleBuild): Promise<BuildResult<{ metafile: true }>> {
  return build({
    entryPoints: [join(import.meta.dirname, 'src/main.tsx')],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@quen/source', 'module'],
    chunkNames: 'chunk-[hash]',
    define: { 'process.env.NODE_ENV': minify ? '"production"' : '"development"' },
    minify,
    write,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
