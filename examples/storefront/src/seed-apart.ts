import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { DemoOptions } from './demo-options.ts';

/** Tells a process that it is to play the month and end. */
const mark = 'QUEN_DEMO_SEEDS';

/** Whether this process was started by {@link seedApart}. */
export const isSeeding: boolean = process.env[mark] === '1';

/**
 * Plays the month before the first start in a process of its own: what simulating, importing and training take of memory goes with it, and the
 * shop begins as small as at any later start. Does nothing when the month is there or none is wanted.
 *
 * @throws Error when that process failed; what it said is on standard error
 */
export async function seedApart(options: DemoOptions, folder: string, args: readonly string[]): Promise<void> {
  const entry = process.argv[1];
  if (isSeeding || entry === undefined || options.shoppers === 0 || isMonthThere(folder)) return;
  const child = spawn(process.execPath, [...process.execArgv, entry, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [mark]: '1' },
  });
  const stop = (): void => {
    child.kill('SIGTERM');
    process.exit(1);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  for (const signal of signals) process.off(signal, stop);
  if (code !== 0)
    throw new Error(`Playing the month of shoppers ended with ${code ?? 'a signal'}; start again to go on with it.`);
}

function isMonthThere(folder: string): boolean {
  const file = join(folder, 'demo-month.json');
  if (!existsSync(file)) return existsSync(join(folder, 'quen.db'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly isDone?: boolean }).isDone === true;
}
