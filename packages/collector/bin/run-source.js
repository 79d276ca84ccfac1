import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Bundles a TypeScript entry and imports it, so that nothing needs building to develop and the running process carries no loader.
 * Packages of the workspace are bundled from their source; those from npm stay outside. `import.meta.url`, `.dirname` and
 * `.filename` keep the meaning they have in the source file, not in the bundle.
 *
 * @param {URL | string} entryUrl the entry's `file:` address, as from `new URL('../src/x.ts', import.meta.url)`
 * @param {string} outfile where the bundle goes; inside a folder from which the npm packages can be found
 * @returns {Promise<any>} the entry's exports
 */
export async function runSource(entryUrl, outfile) {
  const esbuild = await import('esbuild');
  const result = await esbuild.build({
    entryPoints: [fileURLToPath(entryUrl)],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['@quen/source'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [keepPackagesOutside, keepImportMeta],
  });
  // The bundler is a process of its own; a server that runs for months need not keep it.
  await esbuild.stop();
  await writeWhole(outfile, result.outputFiles[0].text);
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(outfile).href);
}

const keepPackagesOutside = {
  name: 'packages-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || /^@quen(-example)?\//.test(path) ? undefined : { path, external: true },
    );
  },
};

const keepImportMeta = {
  name: 'import-meta',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.')) return undefined;
      const values = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path };
      const contents = source.replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, name) => JSON.stringify(values[name]));
      return { contents, loader: 'ts' };
    });
  },
};

/** Two commands may start at once: neither may read the other's half-written bundle. */
async function writeWhole(file, text) {
  if ((await readFile(file, 'utf8').catch(() => null)) === text) return;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, file);
}
