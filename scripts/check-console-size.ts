import { gzipSync } from 'node:zlib';
import { buildConsole } from '../packages/console/build.ts';

/** Bytes after gzip at level 9 that the console's first view may weigh: entry, what it imports, the first page, styles. */
const most = 200_000;
const firstPage = 'src/pages/overview/overview.tsx';

const { metafile, outputFiles = [] } = await buildConsole({ outdir: 'console', minify: true, write: false });
const outputs = metafile.outputs;
const starts = Object.entries(outputs).filter(
  ([path, { entryPoint }]) => path.endsWith('.css') || entryPoint?.endsWith('src/main.tsx') || entryPoint?.endsWith(firstPage),
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
console.log(`sizes: console, first view ${bytes} bytes gzip in ${firstView.size} files, goal ${most}`);
if (bytes > most) process.exit(1);
