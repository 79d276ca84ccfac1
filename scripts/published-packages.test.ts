import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPackages, copyPackages } from './build-packages.ts';
import { packPackages } from './pack-packages.ts';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'quen-packed-')));
/** A project of somebody else's, with the packages as npm would install them. */
const project = join(temporary, 'project');
/** A server with the collector and what it names, and nothing else. */
const server = join(temporary, 'server');

beforeAll(() => {
  const copy = copyPackages(root, join(temporary, 'copy'));
  linkModules(copy);
  for (const name of readdirSync(join(copy, 'packages')))
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@quen', name));
  buildPackages(copy);
  linkModules(project);
  for (const [name, file] of packPackages(copy, join(temporary, 'packed'))) {
    for (const folder of [project, server]) {
      const installed = join(folder, 'node_modules/@quen', name);
      mkdirSync(installed, { recursive: true });
      execFileSync('tar', ['-xzf', file, '-C', installed, '--strip-components=1']);
    }
  }
  for (const name of readdirSync(join(server, 'node_modules/@quen'))) linkNamed(name);
}, 300_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** All that is installed here but our own packages. */
function linkModules(folder: string): void {
  mkdirSync(join(folder, 'node_modules/@quen'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name !== '@quen') symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  }
}

/** Links what a package of ours says it depends on; what that needs in turn is found from where it really lies. */
function linkNamed(name: string): void {
  const installed = join(server, 'node_modules/@quen', name);
  const { dependencies = {} } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies?: object };
  for (const dependency of Object.keys(dependencies)) {
    if (dependency.startsWith('@quen/')) continue;
    const [own, hoisted] = [join(root, 'packages', name, 'node_modules', dependency), join(modules, dependency)];
    const link = join(installed, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(existsSync(own) ? own : hoisted, link);
  }
}

/** What it says of itself when it serves. */
async function readyText(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('<script')) break;
  }
  return text;
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

it('run the collector on another machine: the command, the snippet, the console, a decision', async () => {
  const command = join(server, 'node_modules/@quen/collector/bin/quen.js');
  const options = ['--port', '0', '--host', '127.0.0.1', '--data', join(temporary, 'data')];
  const child = spawn(process.execPath, [command, 'serve', ...options], { cwd: server, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    const text = await readyText(child);
    const origin = /listening at (http:\S+)/.exec(text)?.[1] ?? text;
    const key = /pk_[\w-]+/.exec(text)?.[0] ?? text;
    const ask = async (path: string, init?: RequestInit): Promise<string> => {
      const answer = await fetch(`${origin}${path}`, init);
      return `${answer.status} ${await answer.text()}`;
    };
    const snippet = readFileSync(join(server, 'node_modules/@quen/browser/dist/quen.js'), 'utf8');
    expect(await ask('/quen.js')).toBe(`200 ${snippet}`);
    const page = await ask('/console/');
    for (const [, address = ''] of page.matchAll(/(?:href|src)="(\/console\/[^"]+)"/g))
      expect(await ask(address)).toMatch(/^200 ./);
    expect(page).toContain('/console/assets/main.js');
    const request = { placements: ['home-for-you'], page: { url: 'https://shop.example/' }, anonymousId: 'lan', events: [] };
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    expect(await ask('/v1/decide', { method: 'POST', headers, body: JSON.stringify(request) })).toContain(
      '"placement":"home-for-you"',
    );
  } finally {
    child.kill('SIGINT');
  }
  expect(await exited).toEqual([0, null]);
}, 60_000);
