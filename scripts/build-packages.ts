import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What npm hands out, in the order in which they need each other: what a shop's own code imports, and the collector with what it is made of. */
export const published = [
  'protocol',
  'sources',
  'engine',
  'recommender',
  'browser',
  'client',
  'react',
  'collector',
  'console',
] as const;

/**
 * Builds them for publishing, each into its `dist`: JavaScript module by module and its types, as a package registry hands them out. The snippet's
 * own files are built by `packages/browser/build.js` beside them.
 *
 * @param root the repository, or a copy of it
 * @throws Error with the compiler's words when a package does not compile against the others as they are published
 */
export function buildPackages(root: string): void {
  for (const name of published) {
    const folder = join(root, 'packages', name);
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    if (name === 'console') {
      // An application: it is bundled whole.
      run(join(root, 'node_modules/tsx/dist/cli.mjs'), [join(folder, 'build-dist.ts')], root);
      continue;
    }
    const config = join(folder, 'tsconfig.dist.json');
    // Without the condition that development has, the others are seen by their published types.
    // What the browser package hands out is bundled by its own build.
    const compilerOptions = {
      noEmit: false,
      outDir: 'dist',
      rootDir: 'src',
      customConditions: [],
      emitDeclarationOnly: name === 'browser',
    };
    const exclude = ['src/**/*.test.*', 'src/**/*.contract.*', 'src/**/*.bench.ts'];
    writeFileSync(config, JSON.stringify({ extends: './tsconfig.json', compilerOptions, exclude }));
    try {
      run(join(root, 'node_modules/typescript/bin/tsc'), ['-p', config], root);
    } finally {
      rmSync(config);
    }
    if (name === 'browser') run(join(folder, 'build.js'), [], root);
  }
}

/**
 * Lays a copy of the packages out in a folder, so that building leaves the repository as it is.
 *
 * @returns what to hand to {@link buildPackages}
 */
export function copyPackages(root: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const name of published) {
    const [from, to] = [join(root, 'packages', name), join(folder, 'packages', name)];
    cpSync(from, to, { recursive: true, filter: (path) => !/\/(node_modules|dist|e2e)$/.test(path) });
    // What it needs in another version than the others do.
    const own = join(from, 'node_modules');
    if (!existsSync(own)) continue;
    mkdirSync(join(to, 'node_modules'));
    for (const dependency of readdirSync(own).filter((entry) => !entry.startsWith('.'))) {
      symlinkSync(join(own, dependency), join(to, 'node_modules', dependency));
    }
  }
  return folder;
}

function run(script: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`[build] ${script} ${args.join(' ')}\n${stdout}${stderr}`);
}

if (process.argv[1] === import.meta.filename) buildPackages(join(import.meta.dirname, '..'));
