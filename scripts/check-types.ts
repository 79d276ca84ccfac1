import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Type-checks every room by its own tsconfig, since each sees another set of globals. */
const root = join(import.meta.dirname, '..');
const rooms = ['packages', 'examples'].flatMap((folder) =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => join(folder, name)) : [],
);
let failed = false;
for (const room of [...rooms, 'scripts']) {
  if (!existsSync(join(root, room, 'tsconfig.json'))) continue;
  const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, room)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    failed = true;
    console.error(`types: ${room} has errors`);
  }
}
if (failed) process.exit(1);
console.log('types: ok');
