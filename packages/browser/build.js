import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'src');
const dist = join(import.meta.dirname, 'dist');

/**
 * What the collector serves: the snippet, what it loads when first needed, and the inline stub.
 *
 * @type {{ readonly [file: string]: { entry: string, format: 'iife' | 'esm' } }}
 */
const files = {
  'quen.js': { entry: 'snippet.ts', format: 'iife' },
  'quen-forms.js': { entry: 'forms.ts', format: 'esm' },
  'quen-debug.js': { entry: 'debug.ts', format: 'esm' },
  'quen-stub.js': { entry: 'stub.ts', format: 'iife' },
};

/**
 * Properties that never leave the bundle, whose names may be shortened: none of the DOM's, of the wire's or of the public interface.
 */
const ownProperties =
  /^(isAllowed|loadForms|automatic|timeoutMs|read|write|names|flush|ask|put|clear|recall|keep|decisionOf|show|state|update)$/;

/**
 * What of js-cookie the snippet's one cookie does not need, since its name and value are letters and digits: a bundler cannot see that it is
 * unused, for it stands in an object made at run time.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const unused = [
  [/return Object\.create\([\s\S]*\n {2}\)\n\}/, 'return { set: set }\n}'],
  [/function get[\s\S]*\n {2}\}\n/, ''],
  [/function assign [\s\S]*?\n\}/, 'const { assign } = Object'],
  [/\{\n {2}read: [\s\S]*?\n\};/, '{};'],
  [/converter\.write\(value, name\)/, 'value'],
  [/if \(typeof document === 'undefined'\) \{\s*return\s*\}/, ''],
  [/name = encodeURIComponent\(name\)[^;]*;/, ''],
];

/**
 * @type {import('esbuild').Plugin}
 */
const onlySetting = {
  name: 'only-setting',
  setup({ onLoad }) {
    onLoad({ filter: /js\.cookie\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [part, rest] of unused) {
        if (!part.test(contents)) throw new Error(`[browser] ${path} is not written as it was: see what of it is needed`);
        contents = contents.replace(part, rest);
      }
      return { contents };
    });
  },
};

/**
 * How terser shortens; `unsafe…` concerns code that patches built-ins or reads a function's own text, which ours does not.
 *
 * @type {import('terser').MinifyOptions}
 */
const shortening = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 2, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true, keep_fargs: false },
  format: { comments: false },
};

/**
 * Builds the browser's files in memory, in a second or two; a published package, which has no source, reads those it was
 * published with.
 *
 * @returns {Promise<Record<string, string>>} Minified JavaScript by file name: `quen.js`, `quen-forms.js`, `quen-debug.js`, `quen-stub.js`.
 */
export async function buildSnippet() {
  if (!existsSync(source)) {
    return Object.fromEntries(
      await Promise.all(Object.keys(files).map(async (name) => [name, await readFile(join(dist, name), 'utf8')])),
    );
  }
  const { build } = await import('esbuild');
  const { minify } = await import('terser');
  const built = await Promise.all(
    Object.entries(files).map(async ([name, { entry, format }]) => {
      const { outputFiles } = await build({
        entryPoints: [join(source, entry)],
        bundle: true,
        write: false,
        minify: true,
        mangleProps: ownProperties,
        format,
        // Browsers since 2020 meet no syntax error; what loads the forms, `import()`, is no older.
        target: 'es2020',
        plugins: [onlySetting],
        conditions: ['@quen/source'],
        charset: 'utf8',
        legalComments: 'none',
        logLevel: 'error',
      });
      // esbuild shortens fast, terser shorter: half a kilobyte of the snippet.
      const { code } = await minify(outputFiles[0]?.text ?? '', { ...shortening, module: format === 'esm' });
      return [name, name === 'quen.js' ? await withChosenNames(code ?? '') : (code ?? '')];
    }),
  );
  return Object.fromEntries(built);
}

/**
 * The snippet with the names that were chosen for it, as long as it is the one they were chosen for; else it keeps the minifier's, and is
 * three in a hundred heavier until `choose-names.js` has run.
 *
 * @param {string} code
 */
async function withChosenNames(code) {
  const { openScript, writeScript } = await import('./naming.js');
  const { fingerprint, names } = JSON.parse(await readFile(join(import.meta.dirname, 'names.json'), 'utf8'));
  const script = await openScript(code);
  return writeScript(script, script.fingerprint === fingerprint ? names.split(' ') : script.names);
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
    external: ['js-cookie'],
    conditions: ['@quen/source'],
    logLevel: 'error',
  });
}

if (process.argv[1] === import.meta.filename) await writeDist();
