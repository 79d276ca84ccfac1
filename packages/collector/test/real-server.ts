import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A server as a shop runs it: `quen serve` in a process of its own, on a free port. */
export interface RealServer {
  readonly url: string;
  readonly publishable: string;
  /** Only told at the first start on a folder; empty later. */
  readonly secret: string;
  readonly tokenSecret: string;
  /** Ends it without a word. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits. */
  stop(): Promise<void>;
}

let bundled: Promise<string> | null = null;

export async function startServer(data: string, options: readonly string[] = []): Promise<RealServer> {
  bundled ??= bundle();
  const run = `import(${JSON.stringify(await bundled)}).then(({ main }) => main(process.argv.slice(1)))`;
  const args = ['serve', '--port', '0', '--host', '127.0.0.1', '--data', data, ...options];
  const child = spawn(process.execPath, ['-e', run, '--', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const killAtExit = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killAtExit);
  const printed = await untilListening(child);
  const find = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.off('exit', killAtExit);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  };
  return {
    url: find(/listening at (http:\S+)/).replace('localhost', '127.0.0.1'),
    // By their names: a key is random, and may hold what another begins with.
    publishable: find(/publishable key +(pk_[\w-]+)/),
    secret: find(/secret key +(sk_[\w-]+)/),
    tokenSecret: find(/token secret +(ts_[\w-]+)/),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Bundles the command once, as its own start does, so that all servers of a run are the same program. Answers the address of the file. */
async function bundle(): Promise<string> {
  const outfile = join(import.meta.dirname, `../dist/quen.test-${process.pid}.js`);
  process.once('exit', () => rmSync(outfile, { force: true }));
  const address = new URL('../bin/run-source.js', import.meta.url).href;
  const { runSource } = (await import(address)) as { runSource(entry: URL, outfile: string): Promise<unknown> };
  await runSource(new URL('../src/command/main.ts', import.meta.url), outfile);
  return pathToFileURL(outfile).href;
}

function untilListening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    let complaints = '';
    child.stderr?.on('data', (part: Buffer) => {
      complaints = (complaints + part.toString()).slice(-2000);
    });
    child.stdout?.on('data', (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('</script>')) resolve(printed);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${complaints}`)));
  });
}
