import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keeping } from '../storage/page-storage.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

const event = (messageId: string) => ({ messageId, name: 'test' });
let bodies: { events: { messageId: string; context?: object }[]; userId?: string; placements?: string[] }[];
let answer: () => Response;
let isAllowed = true;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  bodies = [];
  isAllowed = true;
  keeping.isAllowed = () => isAllowed;
  answer = () => Response.json({});
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = (): EventQueue =>
  createEventQueue(
    '/v1/events',
    () => isAllowed,
    () => ({}),
  );
const ids = (): string[] => bodies.flatMap((body) => body.events.map((one) => one.messageId));
const stored = (): string => Object.values({ ...localStorage }).join();

describe('createEventQueue', () => {
  it('sends a batch with what its events share said once', async () => {
    const queue = open();
    const first = { userId: 'v', context: { locale: 'vi' } };
    const second = { userId: 'v', context: { locale: 'en' } };
    queue.put(event('a'), first);
    queue.put(event('b'), first);
    queue.put(event('c'), second);
    await vi.advanceTimersByTimeAsync(2100);
    expect(bodies).toMatchObject([
      { ...first, events: [event('a'), event('b')] },
      { ...second, events: [event('c')] },
    ]);
    expect(stored()).not.toContain('"a"');
  });

  it('keeps what was not taken, tries again with growing waits, and honours Retry-After', async () => {
    const queue = open();
    answer = () => new Response('', { status: 503, headers: { 'Retry-After': '7' } });
    queue.put(event('a'), {});
    await vi.advanceTimersByTimeAsync(7900);
    expect(ids()).toEqual(['a']);
    expect(stored()).toContain('"a"');
    answer = () => Response.json({});
    await vi.advanceTimersByTimeAsync(300);
    expect(ids()).toEqual(['a', 'a']);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(ids()).toEqual(['a', 'a']);
  });

  it('gives up on what is refused for good, and sends a refused question’s events their own way', async () => {
    const queue = open();
    answer = () => new Response('', { status: 400 });
    queue.put(event('a'), {});
    await queue.ask('/v1/decide', { placements: ['x'] });
    await vi.advanceTimersByTimeAsync(20);
    expect(stored()).toContain('"a"');
    await vi.advanceTimersByTimeAsync(5000);
    expect(ids()).toEqual(['a', 'a']);
    await vi.advanceTimersByTimeAsync(100);
    expect(stored()).not.toContain('"a"');
  });

  it('finds the events of the tab’s page before, and of others only once they have been still', async () => {
    answer = () => Response.error();
    const first = open();
    first.put(event('a'), { userId: 'v' });
    await vi.advanceTimersByTimeAsync(20);
    // Its tab is closed, and another one opened.
    first.clear();
    answer = () => Response.json({});
    sessionStorage.clear();
    localStorage.setItem('quen.consent', '{"analytics":"granted"}');
    open();
    await vi.advanceTimersByTimeAsync(5000);
    expect(ids()).toEqual([]);
    vi.setSystemTime(Date.now() + 40_000);
    open();
    await vi.advanceTimersByTimeAsync(1100);
    expect(ids()).toEqual(['a']);
    expect(bodies[0]?.userId).toBe('v');
  });

  it('stores and sends nothing while it is not allowed to', async () => {
    isAllowed = false;
    const queue = open();
    queue.put(event('a'), {});
    await vi.advanceTimersByTimeAsync(5000);
    expect(bodies).toEqual([]);
    expect(stored()).toBe('');
    expect(sessionStorage).toHaveLength(0);
    isAllowed = true;
    queue.flush();
    await Promise.resolve();
    expect(ids()).toEqual(['a']);
  });

  it('is bounded: of too many, the newest stay', async () => {
    const queue = open();
    const from = {};
    for (let index = 0; index < 2500; index++) queue.put(event(`e${index}`), from);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ids()).toHaveLength(2000);
    expect(ids()).toContain('e2499');
    expect(new Set(ids()).size).toBe(2000);
  });
});
