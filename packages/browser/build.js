import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(import.meta.dirname, 'src');
const dist = join(import.meta.dirname, 'dist');
const cache = join(import.meta.dirname, 'node_modules/.cache');
const namesFile = join(import.meta.dirname, 'names.json');

/** Lets V8 compile all functions while it loads the script, beside the page's own thread, instead of each on it when it is first called. */
export const compileEarly = '//# allFunctionsCalledOnLoad\n';

/**
 * What the collector serves: the snippet, what it loads when first needed, and the inline stub.
 *
 * @type {{ readonly [file: string]: { entry: string, format: 'iife' | 'esm' } }}
 */
const files = {
  'quen-forms.js': { entry: 'forms.ts', format: 'esm' },
  'quen-debug.js': { entry: 'debug.ts', format: 'esm' },
  'quen-stub.js': { entry: 'stub.ts', format: 'iife' },
  'quen.js': { entry: 'snippet.ts', format: 'iife' },
};

/**
 * Properties that never leave the bundle, whose names may be shortened: none of the DOM's, of the wire's or of the public interface.
 */
const ownProperties =
  /^(isAllowed|loadForms|automatic|timeoutMs|read|write|names|flush|ask|put|clear|recall|keep|decisionOf|show|state|update)$/;

/**
 * How terser shortens; `unsafe…` concerns code that patches built-ins or reads a function's own text, which ours does not.
 *
 * @type {import('terser').MinifyOptions}
 */
const shortening = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 5, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, keep_fargs: false },
  format: { comments: false },
};

/**
 * Builds the browser's files: in seconds when their sources changed, at once otherwise; a published package, which has no source, reads those it was
 * published with.
 *
 * @returns {Promise<Record<string, string>>} Minified JavaScript by file name: `quen.js`, `quen-forms.js`, `quen-debug.js`, `quen-stub.js`.
 */
export async function buildSnippet({ named = true } = {}) {
  if (!existsSync(source)) {
    return Object.fromEntries(
      await Promise.all(Object.keys(files).map(async (name) => [name, await readFile(join(dist, name), 'utf8')])),
    );
  }
  const bundles = await bundleSources();
  const tools = [
    import.meta.filename,
    namesFile,
    join(import.meta.dirname, 'naming.js'),
    join(import.meta.dirname, 'carry-names.js'),
    fileURLToPath(import.meta.resolve('terser/package.json')),
  ];
  const made = await Promise.all(tools.map((file) => readFile(file)));
  const kept = join(cache, `snippet-${digestOf([...made, String(named), ...Object.values(bundles)])}.json`);
  return (await readKept(kept)) ?? (await keep(kept, await shorten(bundles, named)));
}

/** @returns {Promise<Record<string, string>>} */
async function bundleSources() {
  const { build } = await import('esbuild');
  const bundled = Object.entries(files).map(async ([name, { entry, format }]) => {
    const { outputFiles } = await build({
      entryPoints: [join(source, entry)],
      bundle: true,
      write: false,
      minify: true,
      mangleProps: ownProperties,
      format,
      // Browsers since 2020 meet no syntax error; what loads the forms, `import()`, is no older.
      target: 'es2020',
      conditions: ['@quen/source'],
      define: { 'Number.parseFloat': 'parseFloat' },
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'error',
    });
    return [name, outputFiles[0]?.text ?? ''];
  });
  return Object.fromEntries(await Promise.all(bundled));
}

/**
 * esbuild shortens fast, terser shorter: half a kilobyte of the snippet.
 *
 * @param {Record<string, string>} bundles
 * @param {boolean} named
 */
async function shorten(bundles, named) {
  const { minify } = await import('terser');
  /** @type {Record<string, string>} */
  const built = {};
  // One after the other, in this order: what terser shortens depends a little on what it did before, and files that are made at once would come out by chance.
  for (const [name, bundle] of Object.entries(bundles)) {
    const { code = '' } = await minify(bundle, { ...shortening, module: files[name]?.format === 'esm' });
    built[name] = name === 'quen.js' && named ? await withChosenNames(code) : code;
  }
  return built;
}

/** @param {readonly (string | Buffer)[]} parts */
function digestOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
}

/**
 * What was built from the very same sources, if it was: shortening takes seconds, and every server that starts asks for it.
 *
 * @param {string} file
 * @returns {Promise<Record<string, string> | undefined>}
 */
async function readKept(file) {
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : undefined;
}

/**
 * Keeps it, where the folder can be written. Others may do so at the same time: a file is whole, or not there.
 *
 * @param {string} file
 * @param {Record<string, string>} built
 */
async function keep(file, built) {
  const whole = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true })
    .then(() => writeFile(whole, JSON.stringify(built)))
    .then(() => rename(whole, file))
    .catch(() => {});
  return built;
}

/**
 * The snippet with the names that were chosen for it, as long as it is the one they were chosen for; else it keeps the minifier's, and is
 * five in a hundred heavier until `choose-names.js` has run.
 *
 * @param {string} code
 */
async function withChosenNames(code) {
  const { openScript, writeScript } = await import('./naming.js');
  const { carryNames } = await import('./carry-names.js');
  const script = await openScript(code);
  const { names, orders } = carryNames(JSON.parse(await readFile(namesFile, 'utf8')), script);
  return compileEarly + writeScript(script, names, orders);
}

/** Writes them into a folder, with the npm module. */
export async function writeDist(folder = dist) {
  const { build } = await import('esbuild');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(await buildSnippet())) await writeFile(join(folder, name), text);
  await build({
    entryPoints: [join(source, 'index.ts')],
    bundle: true,
    splitting: true,
    outdir: folder,
    format: 'esm',
    target: 'es2020',
    conditions: ['@quen/source'],
    logLevel: 'error',
  });
}

if (process.argv[1] === import.meta.filename) await writeDist();
