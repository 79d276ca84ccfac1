/** The queue that stands in until the script arrives, for shops that call `quen.track(…)` in their own markup: paste it inline. */
const page = window as unknown as { quen?: unknown[] & Record<string, unknown> };
if (!page.quen) {
  const queue: unknown[] & Record<string, unknown> = Object.assign([]);
  page.quen = queue;
  for (const name of ['track', 'page', 'identify', 'consent', 'reset', 'renderer', 'refresh']) {
    queue[name] = (...args: unknown[]) => queue.push([name, ...args]);
  }
}

export {};
