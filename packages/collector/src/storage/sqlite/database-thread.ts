import { type ResourceLimits, Worker } from 'node:worker_threads';
import { driverPath } from './sqlite-driver.ts';

/**
 * Starts a thread that opens the database in a file by itself. It does not keep the process alive, and ends when it is told `stop`.
 *
 * @param program CommonJS as a text, since it must be found by sources, builds and bundles alike. Its `workerData` has the `path`, the `driver` to
 *   require, and what else it is given.
 */
export function startDatabaseThread(program: string, path: string, resourceLimits: ResourceLimits, data: object = {}): Worker {
  const worker = new Worker(program, {
    eval: true,
    execArgv: [],
    workerData: { ...data, path, driver: driverPath },
    resourceLimits,
  });
  worker.unref();
  return worker;
}

/** Ends it when it has done what it was asked before; at once where there is none. */
export async function stopDatabaseThread(worker: Worker | null): Promise<void> {
  if (worker === null) return;
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  // Who waits for it keeps the process alive.
  worker.ref();
  worker.postMessage('stop');
  await exited;
}
