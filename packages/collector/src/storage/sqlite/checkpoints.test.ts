import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  // Inside the package, so that the program finds what the package has installed.
  const dist = join(import.meta.dirname, '../../../dist');
  mkdirSync(dist, { recursive: true });
  folder = mkdtempSync(join(dist, 'checkpoints-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('keeps a process alive that closes its store at the end, until that is done', async () => {
  const outfile = join(folder, 'program.mjs');
  const database = join(folder, 'quen.db');
  await build({
    stdin: {
      contents: `
        import { createCheckpoints } from './checkpoints.ts';
        import { openDatabase } from './open-database.ts';
        const { close } = openDatabase(${JSON.stringify(database)});
        const checkpoints = createCheckpoints(${JSON.stringify(database)}, () => undefined);
        checkpoints.wrote(100_000_000);
        await checkpoints.stop();
        await checkpoints.stop();
        close();
        console.log('stopped');
      `,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    conditions: ['@quen/source'],
    logLevel: 'silent',
  });
  expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })).toBe('stopped\n');
});
