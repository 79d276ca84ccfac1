import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackages, published } from './build-packages.ts';

/**
 * Packs the built packages as npm hands them out.
 *
 * @param root the repository, or a copy of it
 * @param folder where they go; it is made where it is not there
 * @returns the file of each package, by its name without our own scope
 */
export function packPackages(root: string, folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  return new Map(
    published.map((name) => {
      const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: join(root, 'packages', name),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [packed] = JSON.parse(said) as [{ filename: string }];
      return [name, join(folder, packed.filename)];
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  buildPackages(root);
  for (const file of packPackages(root, join(root, 'dist')).values()) console.log(file);
}
