import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function evaluate(...options: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const script = ['--import', 'tsx', '--conditions=@quen/source', 'scripts/evaluate.ts', ...options];
  return spawnSync(process.execPath, script, { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' });
}

it.each([
  [['--datset', 'x'], "evaluate: Unknown option '--datset'"],
  [['--dataset', '/nowhere', '--on', 'tset'], 'evaluate: --on is test or valid'],
  [['--dataset', '/nowhere'], 'evaluate: /nowhere/train.tsv.gz is missing'],
])(
  'says in a line what is wrong with %j',
  (options, message) => {
    const { status, stderr } = evaluate(...options);
    expect(status).toBe(2);
    const lines = stderr.trim().split('\n');
    expect(lines).toEqual([expect.stringContaining(message)]);
  },
  120_000,
);

it('measures the smallest of data sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quen-evaluate-'));
  writeFileSync(join(folder, 'train.tsv'), 'Time\tItemId\tSessionId\n1\tx\ta\n2\ty\ta\n3\tx\tb\n4\tz\tb\n');
  writeFileSync(join(folder, 'test.tsv'), 'SessionId\tItemId\tTime\nt\tx\t5\nt\tz\t6\nt\tunknown\t7\n');
  try {
    const [figures] = evaluate('--dataset', folder, '--strategy', 'rules', '--protocol', 'discovery', '--json')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    // After x comes z of b, the newer session, before y.
    expect(figures.strategies).toEqual([
      expect.objectContaining({
        strategy: 'rules',
        predictions: 1,
        hitRate: { 5: 1, 10: 1, 20: 1 },
        mrr: { 5: 1, 10: 1, 20: 1 },
      }),
    ]);
    expect(figures.strategies[0].coverage20).toBeCloseTo(2 / 3, 12);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
