import { cpus } from 'node:os';
import type { Figure } from './bench/figure.ts';

/** Runs one benchmark by name: `npm run bench -- <name> [--json]`. A benchmark is a file in `scripts/bench` that exports `bench`. */
const names = ['rules', 'recommend', 'ingest', 'decide', 'snippet', 'restart'] as const;
const args = process.argv.slice(2);
const name = names.find((candidate) => candidate === args[0]);
if (name === undefined) {
  console.error(`usage: npm run bench -- <${names.join('|')}> [--json]`);
  process.exit(2);
}
const json = args.includes('--json');
const module: { bench: (log: (line: string) => void) => Promise<Figure[]> } = await import(`./bench/${name}.ts`);
const figures = await module.bench((line) => console.error(line));
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
if (json) {
  console.log(JSON.stringify({ bench: name, machine, node: process.version, figures }));
} else {
  console.log(`\nbench ${name} · ${machine} · Node ${process.version}`);
  console.table(
    figures.map((figure) => ({
      figure: figure.name,
      value: round(figure.value),
      unit: figure.unit,
      baseline: figure.baseline === null ? '' : round(figure.baseline),
      ratio: figure.ratio === null ? '' : round(figure.ratio),
      goal: figure.goal ?? '',
      met: figure.met === null ? '' : figure.met ? 'yes' : 'no',
    })),
  );
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
