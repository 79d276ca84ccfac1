import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchChild, startChild } from './bench-child.ts';
import type { Figure } from './figure.ts';
import type { RestartReport } from './restart-server.ts';

const products = 100_000;
const visitors = 100_000;
const events = 1_000_000;
/** Filling stops then, and the figures say of how much they are. */
const fillSeconds = 300;
const goalMb = 600;
const goalMs = 5_000;

/** Memory of a large shop, and how long a collector takes to serve it again: after it was stopped, and after it was killed with events not yet folded. */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quen-restart-'));
  const start = (...args: string[]): Promise<BenchChild> => startChild('restart-server.ts', args, folder);
  try {
    log(`filling: ${events} events of ${visitors} visitors over ${products} products, ${fillSeconds} s at most`);
    const filling = await start('fill', ...[products, visitors, events, fillSeconds].map(String));
    const filled = await filling.ask<RestartReport>('settle');
    log(
      `${filled.events} events, ${filled.profiles} profiles, ${filled.products} products; ${Math.round(filled.residentMb)} MB resident after`,
    );
    await filling.ask('stop');
    await filling.stop();

    const again = await start('serve', String(products), String(visitors));
    const stopped = await again.ask<RestartReport>('report');
    log(
      `after a stop: serving after ${Math.round(stopped.startedMs)} ms (${Math.round(stopped.startedCpuMs)} ms of processor time)`,
    );
    await again.ask('append');
    const settled = await again.ask<RestartReport>('settle');
    await again.ask('append');
    await again.stop();

    const after = await start('serve', String(products), String(visitors));
    const killed = await after.ask<RestartReport>('report');
    log(
      `after a kill: serving after ${Math.round(killed.startedMs)} ms (${Math.round(killed.startedCpuMs)} ms of processor time)`,
    );
    const tail = await after.ask<RestartReport>('settle');
    await after.stop();
    return [
      startFigure('start_after_stop', stopped),
      startFigure('start_after_kill', killed),
      memoryFigure('resident_serving', settled),
      memoryFigure('resident_after_tail', tail),
      { ...memoryFigure('resident_after_filling', filled), goal: null, met: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function startFigure(name: string, { startedMs, events: had }: RestartReport): Figure {
  const goal = `< ${goalMs} ms with ${events} events`;
  return { name, value: startedMs, unit: 'ms', baseline: null, ratio: null, goal, met: startedMs < goalMs && had >= events };
}

function memoryFigure(name: string, { residentMb, events: had }: RestartReport): Figure {
  const goal = `< ${goalMb} MB with ${events} events`;
  return { name, value: residentMb, unit: 'MB', baseline: null, ratio: null, goal, met: residentMb < goalMb && had >= events };
}
