import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { directImports } from './direct-imports.ts';

/** Options that do not come from here: where to, and whether for publishing. */
export interface ConsoleBuild {
  readonly outdir: string;
  readonly minify: boolean;
  readonly write: boolean;
}

/** Bundles the console, one chunk a page, so that the first view stays small. */
export function buildConsole({ outdir, minify, write }: ConsoleBuild): Promise<BuildResult<{ metafile: true }>> {
  return build({
    entryPoints: {
      main: join(import.meta.dirname, 'src/main.tsx'),
      charts: join(import.meta.dirname, 'src/theme/charts.css'),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@quen/source', 'module'],
    chunkNames: 'chunk-[hash]',
    define: { 'process.env.NODE_ENV': minify ? '"production"' : '"development"' },
    plugins: [directImports(packageRoot)],
    minify,
    write,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** Where a package is installed: here, or hoisted to a folder above. */
function packageRoot(name: string): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const root = join(folder, 'node_modules', name);
    if (existsSync(root)) return root;
  }
  throw new Error(`[console] ${name} is not installed`);
}
