import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ConsoleBundle, type ConsoleFile, toConsoleFile } from './console-bundle.ts';

/** What `packages/console/build.ts` offers. */
interface ConsoleBuilder {
  buildConsole(options: { readonly outdir: string; readonly minify: boolean; readonly write: false }): Promise<{
    readonly outputFiles?: readonly { readonly path: string; readonly contents: Uint8Array }[];
  }>;
}

/** The part of esbuild that is used here; it is a tool of the checkout, and not there where Quen is installed. */
interface Bundler {
  build(options: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** The console from its source in a checkout, else as it was published. */
export async function loadConsole(): Promise<ConsoleBundle> {
  const folder = dirname(fileURLToPath(import.meta.resolve('@quen/console/package.json')));
  return existsSync(join(folder, 'build.ts')) ? buildFromSource(folder) : readPublished(join(folder, 'dist'));
}

async function readPublished(folder: string): Promise<ConsoleBundle> {
  const files = new Map<string, ConsoleFile>();
  for (const name of await readdir(folder)) addFile(files, name, await readFile(join(folder, name)));
  return { page: await readFile(join(folder, 'index.html'), 'utf8'), files };
}

const meta = 'import.meta';

async function buildFromSource(folder: string): Promise<ConsoleBundle> {
  // By names that a bundler leaves alone: both are there in a checkout only.
  const tool = 'esbuild';
  const bundler = (await import(tool)) as Bundler;
  // The build script is TypeScript: it is made into JavaScript first, beside the packages it imports.
  const script = join(folder, 'node_modules', '.quen', 'build-console.mjs');
  await bundler.build({
    entryPoints: [join(folder, 'build.ts')],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    // Named in two halves: what bundles this file replaces the whole name wherever it stands.
    define: { [`${meta}.dirname`]: JSON.stringify(folder), [`${meta}.url`]: JSON.stringify(pathToFileURL(folder).href) },
    logLevel: 'warning',
  });
  const { buildConsole } = (await import(pathToFileURL(script).href)) as ConsoleBuilder;
  const { outputFiles = [] } = await buildConsole({ outdir: join(folder, 'dist'), minify: true, write: false });
  // The bundler is a process of its own; a server that runs for months need not keep it.
  await bundler.stop();
  const files = new Map<string, ConsoleFile>();
  for (const { path, contents } of outputFiles) addFile(files, path.slice(path.lastIndexOf('/') + 1), contents);
  return { page: await readFile(join(folder, 'src', 'index.html'), 'utf8'), files };
}

function addFile(files: Map<string, ConsoleFile>, name: string, content: Uint8Array): void {
  const file = toConsoleFile(name, content);
  if (file !== undefined) files.set(name, file);
}
