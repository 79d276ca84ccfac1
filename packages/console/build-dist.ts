import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from './build.ts';

/** Builds the console as it is published: what the collector serves, with nothing to install, and the licences of what is in it. */
const outdir = join(import.meta.dirname, 'dist');
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir);
const { metafile } = await buildConsole({ outdir, minify: true, write: true });
copyFileSync(join(import.meta.dirname, 'src/index.html'), join(outdir, 'index.html'));

const folders = new Set<string>();
for (const path of Object.keys(metafile.inputs)) {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  if (folder !== undefined) folders.add(folder);
}
const licences = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}\n`;
});
writeFileSync(join(outdir, 'licences.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
