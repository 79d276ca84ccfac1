import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Collects memory for a while, and tells how long each thread worked (in ticks of the system) and what its priority is. */
const program = `
const { readdirSync, readFileSync } = await import('node:fs');
const { lowerHelpers } = await import(process.argv[1]);
const { getPriority } = await import('node:os');
lowerHelpers();
const kept = [];
for (let round = 0; round < 400; round++) {
  for (let i = 0; i < 10_000; i++) kept[(round * 7 + i * 13) % 200_000] = { round, i, text: [i] };
}
console.log(JSON.stringify(readdirSync('/proc/self/task').map((thread) => {
  const fields = readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ');
  return { isMain: Number(thread) === process.pid, ticks: Number(fields[11]) + Number(fields[12]), priority: getPriority(Number(thread)) };
})));
`;

interface Thread {
  readonly isMain: boolean;
  readonly ticks: number;
  readonly priority: number;
}

const ticksOf = (threads: readonly Thread[]): number => threads.reduce((sum, { ticks }) => sum + ticks, 0);

it.runIf(process.platform === 'linux')('lowers the threads that collect memory, and no other', () => {
  const file = fileURLToPath(new URL('./lower-helpers.ts', import.meta.url));
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, file], {
    encoding: 'utf8',
  });
  const threads: Thread[] = JSON.parse(printed);
  const lowered = threads.filter(({ priority }) => priority > 0);
  expect(lowered).toHaveLength(4);
  expect(lowered.some(({ isMain }) => isMain)).toBe(false);
  const others = threads.filter(({ isMain, priority }) => !isMain && priority === 0);
  expect(ticksOf(lowered)).toBeGreaterThan(ticksOf(others));
});
