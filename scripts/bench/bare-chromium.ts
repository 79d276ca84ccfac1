import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A page in a browser profile of its own. */
export interface BarePage {
  /** Sends a command of the DevTools protocol; rejects with what Chromium says against it. */
  send(method: string, params?: object): Promise<{ [field: string]: unknown }>;
  close(): Promise<void>;
}

/** A Chromium with nothing attached. */
export interface BareChromium {
  /** Opens an empty page in a fresh profile. */
  open(): Promise<BarePage>;
  close(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: { [field: string]: unknown };
  readonly error?: object;
}

/**
 * Starts a Chromium that is spoken to over a pipe, with no more of the DevTools protocol turned on than one asks for. What drives browsers
 * for tests watches network, console and scripts, and makes a page note the stack of each request: a visitor's browser does not.
 */
export async function startBareChromium(executablePath: string, args: readonly string[]): Promise<BareChromium> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-bare-'));
  const own = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, 'about:blank'];
  const child = spawn(executablePath, [...args, ...own], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const [, , , questions, answers] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  const waiting = new Map<number, (answer: Answer) => void>();
  let text = '';
  answers.setEncoding('utf8').on('data', (chunk: string) => {
    const whole = (text + chunk).split('\0');
    text = whole.pop() ?? '';
    for (const message of whole) {
      const answer = JSON.parse(message) as Answer;
      waiting.get(answer.id ?? 0)?.(answer);
      waiting.delete(answer.id ?? 0);
    }
  });
  let lastId = 0;
  const send = async (method: string, params: object = {}, sessionId?: string): Promise<{ [field: string]: unknown }> => {
    const id = ++lastId;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    questions.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result ?? {};
  };
  return {
    async open() {
      const { browserContextId } = await send('Target.createBrowserContext');
      const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      return {
        send: (method, params) => send(method, params, sessionId as string),
        close: async () => void (await send('Target.disposeBrowserContext', { browserContextId })),
      };
    },
    async close() {
      await send('Browser.close').catch(() => {});
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
