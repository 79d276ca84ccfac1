import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A server in a process of its own. */
export interface BenchChild {
  readonly port: number;
  readonly key: string;
  readonly pid: number;
  /** Asks it something and waits for the answer. */
  ask<Answer>(question: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** What a child says first. */
export interface ChildReady {
  readonly ready: { readonly port: number; readonly key: string };
}

const root = join(import.meta.dirname, '../..');

/**
 * Bundles a TypeScript file and runs it with plain Node, so that no loader is measured. It is handed a folder of its own, which goes when it
 * stops, or the one given, which stays.
 */
export async function startChild(entry: string, args: readonly string[] = [], kept?: string): Promise<BenchChild> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'quen-bench-'));
  // Beside the packages, so that those from npm are found.
  const outfile = join(root, 'packages/collector/dist', `bench-${process.pid}-${Date.now()}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['@quen/source'],
    plugins: [
      {
        name: 'packages-outside',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@quen/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  const child = fork(outfile, [folder, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const clean = (): void => {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    rmSync(outfile, { force: true });
  };
  const cleanAtExit = (): void => {
    child.kill('SIGKILL');
    clean();
  };
  process.once('exit', cleanAtExit);
  const { ready } = await answerOf<ChildReady>(child);
  return {
    ...ready,
    pid: child.pid ?? 0,
    ask: (question) => {
      const answer = answerOf<never>(child);
      child.send(question);
      return answer;
    },
    stop: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
      process.off('exit', cleanAtExit);
      clean();
    },
  };
}

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const exited = (code: number | null): void => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', exited);
    child.once('message', (message) => {
      child.off('exit', exited);
      resolve(message as Answer);
    });
  });
}
