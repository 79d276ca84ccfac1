import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'src');
const dist = join(import.meta.dirname, 'dist');

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
 * Builds the browser's files in memory, in a second or two; a published package, which has no source, reads those it was
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
  const { build } = await import('esbuild');
  const { minify } = await import('terser');
  /** @type {Record<string, string>} */
  const built = {};
  // One after the other, in this order: what terser shortens depends a little on what it did before, and files that are made at once would come out by chance.
  for (const [name, { entry, format }] of Object.entries(files)) {
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
    // esbuild shortens fast, terser shorter: half a kilobyte of the snippet.
    const { code = '' } = await minify(outputFiles[0]?.text ?? '', { ...shortening, module: format === 'esm' });
    built[name] = name === 'quen.js' && named ? await withChosenNames(code) : code;
  }
  return built;
}

/**
 * The snippet with the names that were chosen for it, as long as it is the one they were chosen for; else it keeps the minifier's, and is
 * five in a hundred heavier until `choose-names.js` has run.
 *
 * @param {string} code
 */
async function withChosenNames(code) {
  const { openScript, readOrders, writeScript } = await import('./naming.js');
  const { fingerprint, names, orders } = JSON.parse(await readFile(join(import.meta.dirname, 'names.json'), 'utf8'));
  const script = await openScript(code);
  return compileEarly + (script.fingerprint === fingerprint ? writeScript(script, names.split(' '), readOrders(orders)) : code);
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
