import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPackages, copyPackages } from './build-packages.ts';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'quen-packed-')));
/** A project of somebody else's, with the packages as npm would install them. */
const project = join(temporary, 'project');

beforeAll(() => {
  const copy = copyPackages(root, join(temporary, 'copy'));
  linkModules(copy);
  for (const name of readdirSync(join(copy, 'packages')))
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@quen', name));
  buildPackages(copy);
  linkModules(project);
  for (const name of readdirSync(join(copy, 'packages'))) {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', temporary], {
        cwd: join(copy, 'packages', name),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ filename: string }];
    const installed = join(project, 'node_modules/@quen', name);
    mkdirSync(installed);
    execFileSync('tar', ['-xzf', join(temporary, packed.filename), '-C', installed, '--strip-components=1']);
  }
}, 300_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** All that is installed here but our own packages. */
function linkModules(folder: string): void {
  mkdirSync(join(folder, 'node_modules/@quen'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name !== '@quen') symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  }
}

it('have types that another project’s compiler finds', () => {
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(project, 'shop.tsx'),
    `import { createQuen, type Quen } from '@quen/browser';
    import { createClient, createUserToken } from '@quen/client';
    import type { Decision } from '@quen/protocol';
    import { decideRequestSchema } from '@quen/protocol/schema';
    import { Placement, QuenProvider, useDecision } from '@quen/react';
    import { createDataLayerReader } from '@quen/sources/ga4-data-layer';
    const quen: Quen = createQuen({ key: 'pk_1', collector: 'https://quen.example' });
    quen.track('view_item', { items: [] });
    // @ts-expect-error a key is a text
    createQuen({ key: 1, collector: '' });
    export const decision = (): Decision | undefined => useDecision('home');
    export const page = <QuenProvider options={{ key: 'pk_1', collector: '' }}><Placement id="home">{(one: Decision) => one.placement}</Placement></QuenProvider>;
    export const all = [createClient, createUserToken, decideRequestSchema, createDataLayerReader];
    `,
  );
  for (const moduleResolution of ['bundler', 'nodenext']) {
    const options = {
      module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution,
      strict: true,
      noEmit: true,
      jsx: 'react-jsx',
      target: 'es2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: [],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['shop.tsx'] }));
    execFileSync(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', project], { stdio: 'inherit' });
  }
}, 120_000);

it('leave out of a bundle what is not used', async () => {
  /** Bytes of the module's own bundle, by esbuild and by rollup. */
  const weigh = async (contents: string): Promise<number[]> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: project },
      bundle: true,
      splitting: true,
      outdir: 'out',
      minify: true,
      write: false,
      format: 'esm',
      external: ['react', 'zod'],
    });
    const bundle = await rollup({
      input: join(project, 'entry.js'),
      external: [/^react/],
      // As its resolver reads it from our package.json.
      treeshake: { moduleSideEffects: (id) => !id.includes('@quen') },
      onwarn() {},
      plugins: [
        {
          name: 'installed',
          load: (id) => (id.endsWith('entry.js') ? contents : null),
          resolveId: (id) =>
            id.endsWith('entry.js') ? id : id.startsWith('@quen/') ? join(project, 'node_modules', id, 'dist/index.js') : null,
        },
      ],
    });
    const { output } = await bundle.generate({ format: 'es', compact: true });
    const bundles = [outputFiles.find(({ path }) => path.endsWith('stdin.js'))?.text ?? '', output[0].code];
    // What is somebody else's stays a mention.
    return bundles.map((text) => text.replace(/import\s*['"][^'"]*['"];?|\/\/.*/g, '').trim().length);
  };
  for (const name of ['browser', 'client', 'react', 'protocol']) {
    for (const bytes of await weigh(`import * as all from '@quen/${name}';`)) expect(bytes).toBeLessThan(20);
  }
  const [token, client] = await Promise.all([
    weigh(`export { createUserToken } from '@quen/client';`),
    weigh(`export { createClient } from '@quen/client';`),
  ]);
  for (const bytes of token) expect(bytes).toBeLessThan(1500);
  for (const bytes of client) expect(bytes).toBeLessThan(3500);
}, 120_000);
