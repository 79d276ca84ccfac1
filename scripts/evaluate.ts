import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type DatasetEvent, type Evaluation, evaluate, type Protocol } from '../packages/recommender/src/evaluate/evaluate.ts';
import {
  createSessionModel,
  type SessionStrategy,
  sessionStrategies,
} from '../packages/recommender/src/session/session-model.ts';

/**
 * Offline quality of recommendations: `npm run evaluate -- --dataset DIR [--strategy NAME] [--protocol next|discovery] [--json]`.
 * A data set is a folder with `train.tsv.gz`, perhaps `valid.tsv.gz`, and `test.tsv.gz` (SessionId, ItemId, Time in seconds).
 * Models are fitted on train and valid together and measured on test; `--on valid` fits on train and measures on valid.
 */
const { values: args } = parseArgs({
  options: {
    dataset: { type: 'string' },
    strategy: { type: 'string', multiple: true },
    protocol: { type: 'string', default: 'next' },
    on: { type: 'string', default: 'test' },
    json: { type: 'boolean', default: false },
  },
});

interface StrategyFigures extends Evaluation {
  readonly strategy: string;
  readonly default: boolean;
  readonly trainMs: number;
  readonly memoryMb: number;
}

if (args.dataset === undefined) stop('name a data set: npm run evaluate -- --dataset DIR');
const protocol =
  args.protocol === 'next' || args.protocol === 'discovery' ? args.protocol : stop('--protocol is next or discovery');
const strategies = (args.strategy ?? sessionStrategies).map(
  (name) =>
    sessionStrategies.find((known) => known === name) ?? stop(`no strategy ${name}; there are ${sessionStrategies.join(', ')}`),
);
const folder = resolve(args.dataset);
const { training, test } = readDataset(folder, args.on === 'valid');
const figures = strategies.map((strategy) => measure(strategy, training, test, protocol));
if (args.json) console.log(JSON.stringify({ dataset: basename(folder), protocol, strategies: figures }));
else printTable(figures);

function measure(
  strategy: SessionStrategy,
  training: readonly DatasetEvent[],
  test: readonly DatasetEvent[],
  protocol: Protocol,
): StrategyFigures {
  const memoryBefore = memoryMb();
  const model = createSessionModel({ strategy });
  const started = performance.now();
  for (const event of training) model.observe(event.sessionId, event.itemId, 'view', event.atMs);
  let slice = performance.now();
  for (const share of model.train(training[training.length - 1]?.atMs ?? 0))
    slice = progress(`${strategy}: training`, share, slice);
  const trainMs = performance.now() - started;
  const run = evaluate({ predict: model.score }, training, test, protocol, () => performance.now());
  for (;;) {
    const step = run.next();
    if (step.done) {
      progress('', 1, 0);
      return {
        strategy,
        default: strategy === 'blend',
        ...step.value,
        trainMs: Math.round(trainMs),
        memoryMb: Math.max(0, memoryMb() - memoryBefore),
      };
    }
    slice = progress(`${strategy}: predicting`, step.value, slice);
  }
}

/** Rewrites one line of the terminal, a few times a second; nothing where there is no terminal. */
function progress(text: string, share: number, shownAt: number): number {
  const now = performance.now();
  if (!process.stderr.isTTY || now - shownAt < 200) return shownAt;
  process.stderr.write(`\r\x1b[K${text === '' ? '' : `${text} ${Math.round(share * 100)} %`}`);
  return now;
}

function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1e5) / 10;
}

function readDataset(folder: string, onValid: boolean): { training: DatasetEvent[]; test: DatasetEvent[] } {
  const train = readEvents(join(folder, 'train.tsv.gz'));
  const validFile = join(folder, 'valid.tsv.gz');
  const valid = existsSync(validFile) ? readEvents(validFile) : [];
  if (onValid) return { training: train, test: valid };
  const test = readEvents(join(folder, 'test.tsv.gz'));
  // A validation part that does not end before the test begins would teach the answers.
  const firstTest = test.reduce((least, event) => Math.min(least, event.atMs), Number.POSITIVE_INFINITY);
  const usable = valid.every((event) => event.atMs <= firstTest) ? valid : [];
  return { training: [...train, ...usable].sort((a, b) => a.atMs - b.atMs), test };
}

function readEvents(file: string): DatasetEvent[] {
  if (!existsSync(file)) stop(`${file} is missing; a data set has ${readdirSync(folder).join(', ') || 'nothing'}`);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const events: DatasetEvent[] = [];
  for (let i = 1; i < lines.length; i += 1) {
    const [sessionId, itemId, time] = (lines[i] ?? '').split('\t');
    if (sessionId && itemId && time) events.push({ sessionId, itemId, atMs: Number(time) * 1000 });
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

function printTable(figures: readonly StrategyFigures[]): void {
  console.table(
    figures.map((figure) => ({
      strategy: figure.strategy,
      'HR@20': fixed(figure.hitRate['20'], 4),
      'MRR@20': fixed(figure.mrr['20'], 4),
      'NDCG@20': fixed(figure.ndcg['20'], 4),
      'HR@5': fixed(figure.hitRate['5'], 4),
      coverage: fixed(figure.coverage20, 3),
      popularity: fixed(figure.popularityBias, 3),
      'p50 ms': fixed(figure.predictMs.p50, 3),
      'p99 ms': fixed(figure.predictMs.p99, 3),
      'train s': fixed(figure.trainMs / 1000, 1),
      MB: figure.memoryMb,
    })),
  );
}

function fixed(value: number | undefined, digits: number): string {
  return (value ?? 0).toFixed(digits);
}

function stop(message: string): never {
  console.error(`evaluate: ${message}`);
  process.exit(2);
}
