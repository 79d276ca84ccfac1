import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoggedEvent, Profile } from '@quen/protocol';

/** The real demo in a process of its own, on a free port, with its data in a temporary folder. */
export interface Demo {
  readonly origin: string;
  readonly secretKey: string;
  /** How long it took until it was ready. */
  readonly startedInMs: number;
  /** What stands in the log of one visitor, in order. */
  eventsOf(anonymousId: string): Promise<readonly LoggedEvent[]>;
  /** The visitor's profile, as the API hands it out. */
  profileOf(anonymousId: string): Promise<Profile>;
  /** Ends the process as Ctrl-C does; answers its exit code. */
  stop(): Promise<number | null>;
}

const startFile = fileURLToPath(new URL('../start.js', import.meta.url));

export async function startDemo(shoppers = 150): Promise<Demo> {
  const data = mkdtempSync(join(tmpdir(), 'quen-demo-'));
  const beganMs = Date.now();
  const child = spawn(process.execPath, [startFile, '--port', '0', '--data', data, '--shoppers', String(shoppers)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = await readyText(child);
  const origin = /Shop +(http:\/\/\S+?)\/ /.exec(text)?.[1] ?? '';
  const secretKey = /Secret key +(sk_[\w-]+)/.exec(text)?.[1] ?? '';
  const startedInMs = Date.now() - beganMs;
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${secretKey}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  return {
    origin,
    secretKey,
    startedInMs,
    async eventsOf(anonymousId) {
      return (await ask<{ events: readonly LoggedEvent[] }>(`/v1/privacy/${encodeURIComponent(`a:${anonymousId}`)}/export`))
        .events;
    },
    profileOf: (anonymousId) => ask<Profile>(`/v1/profiles/${encodeURIComponent(`a:${anonymousId}`)}`),
    async stop() {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      const code = await ended;
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

function readyText(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let faults = '';
    child.stderr?.on('data', (chunk) => {
      faults += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ctrl-C stops')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code} before it was ready:\n${text}${faults}`)));
  });
}
