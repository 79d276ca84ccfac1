import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildConsole } from '../packages/console/build.ts';

/** Bytes after gzip at level 9 that the console's first view may weigh: entry, what it imports, the first page, their styles. */
const most = 200_000;
const firstPage = 'src/pages/overview/overview.tsx';

const { metafile, outputFiles = [] } = await buildConsole({ outdir: 'console', minify: true, write: false });
const outputs = metafile.outputs;
const starts = Object.entries(outputs).filter(
  ([path, { entryPoint }]) =>
    path.endsWith('main.css') || entryPoint?.endsWith('src/main.tsx') || entryPoint?.endsWith(firstPage),
);
if (starts.length < 3) throw new Error('the build has no entry, first page or styles where they are looked for');

const firstView = new Set<string>();
const include = (path: string): void => {
  if (firstView.has(path)) return;
  firstView.add(path);
  for (const { path: imported, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') include(imported);
};
for (const [path] of starts) include(path);

let bytes = 0;
for (const path of firstView) {
  const file = outputFiles.find((candidate) => candidate.path.endsWith(path.split('/').at(-1) ?? path));
  if (!file) throw new Error(`the build wrote no ${path}`);
  bytes += gzipSync(file.contents, { level: 9 }).length;
}
// Mantine's styles are imported component by component: one that is forgotten shows up unstyled, and no test of behaviour sees it.
const styles = outputFiles.filter(({ path }) => path.endsWith('.css')).map(({ text }) => text);
const unstyled = Object.values(outputs)
  .flatMap(({ inputs }) => Object.entries(inputs))
  .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && /@mantine\/core\/.*\.module\.mjs$/.test(path))
  .map(([path]) => path)
  .filter((path) => {
    const [mark] = /m_[0-9a-f]+/.exec(readFileSync(path, 'utf8')) ?? [];
    return mark !== undefined && !styles.some((text) => text.includes(mark));
  });
if (unstyled.length > 0) {
  console.error(`sizes: packages/console/src/theme/mantine-styles.ts lacks ${unstyled.join(', ')}`);
  process.exit(1);
}

console.log(`sizes: console, first view ${bytes} bytes gzip in ${firstView.size} files, goal ${most}`);
if (bytes > most) process.exit(1);
