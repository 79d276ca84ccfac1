import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createCheckpoints } from './checkpoints.ts';
import { startDatabaseThread } from './database-thread.ts';

vi.mock('./database-thread.ts', () => ({
  startDatabaseThread: vi.fn(() => Object.assign(new EventEmitter(), { postMessage: vi.fn() })),
  stopDatabaseThread: vi.fn(),
}));

it('asks a new thread when the former one died before it answered', () => {
  const checkpoints = createCheckpoints('quen.db', () => undefined);
  checkpoints.wrote(10_000_000);
  checkpoints.wrote(10_000_000);
  const started = vi.mocked(startDatabaseThread).mock.results;
  expect(started).toHaveLength(1);
  expect(started[0]?.value.postMessage).toHaveBeenCalledOnce();
  started[0]?.value.emit('exit', 1);
  checkpoints.wrote(10_000_000);
  expect(started).toHaveLength(2);
  expect(started[1]?.value.postMessage).toHaveBeenCalledOnce();
});
