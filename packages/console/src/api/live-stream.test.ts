import { beforeEach, describe, expect, it } from 'vitest';
import { type LiveListeners, openLiveStream } from './live-stream.ts';

/** As a browser's, with the server's part played by the test. */
class FakeSource {
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly listeners = new Map<string, (event: { data: string }) => void>();
  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }
  close(): void {
    this.readyState = 2;
  }
  up(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  /** The connection breaks, and the browser tries by itself; or the server refuses, and it does not. */
  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.onerror?.();
  }
  push(name: string, data: string): void {
    this.listeners.get(name)?.({ data });
  }
}

let sources: FakeSource[];
let waits: { work: () => void; delayMs: number }[];
let told: unknown[];
const newest = (): FakeSource => sources.at(-1) ?? new FakeSource();

beforeEach(() => {
  sources = [];
  waits = [];
  told = [];
});

function listen(listeners: LiveListeners = {}): () => void {
  return openLiveStream(
    { onUp: (isUp) => told.push(isUp), onNow: ({ visitors }) => told.push(visitors), ...listeners },
    {
      open: () => {
        const source = new FakeSource();
        sources.push(source);
        return source as unknown as EventSource;
      },
      later: (work, delayMs) => {
        const wait = { work, delayMs };
        waits.push(wait);
        return () => waits.splice(waits.indexOf(wait), 1);
      },
      random: () => 1,
    },
  );
}

describe('the live stream', () => {
  it('tells what is pushed, and passes over what cannot be read', () => {
    listen();
    newest().up();
    newest().push('now', '{"visitors":3}');
    newest().push('now', 'not json');
    expect(told).toEqual([true, 3]);
  });

  it('lets the browser reconnect when the line breaks', () => {
    listen();
    newest().up();
    newest().fail(0);
    newest().up();
    expect([told, sources.length, waits]).toEqual([[true, false, true], 1, []]);
  });

  it('opens it again when the server refused, waiting longer each time, and soon again once it was up', () => {
    listen();
    const delays: number[] = [];
    for (let nth = 0; nth < 8; nth++) {
      newest().fail(2);
      const wait = waits.shift();
      delays.push(wait?.delayMs ?? 0);
      wait?.work();
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    newest().up();
    newest().fail(2);
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([1_000]);
  });

  it('leaves nothing behind when it is stopped, up or waiting', () => {
    const stop = listen();
    newest().up();
    stop();
    expect(newest().readyState).toBe(2);
    const stopWaiting = listen();
    newest().fail(2);
    expect(waits).toHaveLength(1);
    stopWaiting();
    expect([waits, sources.length]).toEqual([[], 2]);
  });
});
