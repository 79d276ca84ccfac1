import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, type Predictor, type Protocol } from '../packages/recommender/src/evaluate/evaluate.ts';
import { createSessionModel, sessionStrategies } from '../packages/recommender/src/session/session-model.ts';
import { type DatasetFigures, describeEvaluation, drawEvaluation, type StrategyFigures } from './evaluation-report.ts';
import { memoryInUseMb } from './memory-in-use.ts';
import { type Dataset, readDataset } from './read-dataset.ts';
import { roomFor } from './room-for.ts';

const root = join(import.meta.dirname, '..');

/**
 * Offline quality of recommendations: `npm run evaluate -- --dataset DIR [--strategy NAME] [--protocol next|discovery|both] [--json]`,
 * or `--all` instead of a data set, which measures every set of `QUEN_DATASETS_DIR` (`../shared/datasets` beside the checkout when absent) by both protocols and
 * writes `docs/evaluation.svg` and `.md`.
 * `--report FILE` draws them from lines that earlier runs with `--json` printed.
 * A data set is a folder with `train.tsv.gz`, perhaps `valid.tsv.gz`, and `test.tsv.gz`, or the same without `.gz`: a first line that names the columns SessionId,
 * ItemId and Time (seconds or milliseconds since 1970, or ISO 8601), in any order and among others, with tabs between.
 * Models are fitted on train and valid together and measured on test; `--on valid` fits on train and measures on valid.
 */
const args = readArguments();
if (args.on !== 'test' && args.on !== 'valid') stop('--on is test or valid');

const bothProtocols: readonly Protocol[] = ['next', 'discovery'];
const protocols = args.all || args.protocol === 'both' ? bothProtocols : [readProtocol(args.protocol ?? 'next')];
const strategies = (args.strategy ?? sessionStrategies).map(
  (name) =>
    sessionStrategies.find((known) => known === name) ?? stop(`no strategy ${name}; there are ${sessionStrategies.join(', ')}`),
);
const datasetsFolder = resolve(process.env['QUEN_DATASETS_DIR'] ?? join(root, '../shared/datasets'));
const results = args.report === undefined ? foldersToMeasure().flatMap(measure) : readResults(args.report);

if (args.json) console.log(results.map((result) => JSON.stringify(result)).join('\n'));
else for (const result of results) printTable(result);
if (args.report !== undefined || (args.all && args.on !== 'valid' && args.strategy === undefined)) {
  const ordered = bothProtocols.flatMap((protocol) => results.filter((result) => result.protocol === protocol));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.version}`;
  writeFileSync(join(root, 'docs/evaluation.svg'), drawEvaluation(ordered));
  writeFileSync(join(root, 'docs/evaluation.md'), describeEvaluation(ordered, machine));
  console.error('wrote docs/evaluation.svg and docs/evaluation.md');
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        dataset: { type: 'string' },
        strategy: { type: 'string', multiple: true },
        protocol: { type: 'string' },
        all: { type: 'boolean', default: false },
        report: { type: 'string' },
        on: { type: 'string', default: 'test' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function readProtocol(name: string): Protocol {
  return bothProtocols.find((known) => known === name) ?? stop('--protocol is next, discovery or both');
}

/** What runs with `--json` printed, one object a line, so that sets can be measured on different days. */
function readResults(file: string): DatasetFigures[] {
  if (!existsSync(file)) stop(`${file} is missing; it is to hold lines that --json printed`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): DatasetFigures => JSON.parse(line));
}

function foldersToMeasure(): string[] {
  if (args.dataset !== undefined) return [resolve(args.dataset)];
  if (!args.all) stop('name a data set: npm run evaluate -- --dataset DIR, or measure all: --all');
  if (!existsSync(datasetsFolder)) stop(`${datasetsFolder} is missing; set QUEN_DATASETS_DIR to a folder of data sets`);
  return readdirSync(datasetsFolder)
    .sort()
    .map((name) => join(datasetsFolder, name))
    .filter((folder) => existsSync(join(folder, 'train.tsv.gz')) || existsSync(join(folder, 'train.tsv')));
}

/** One model is fitted and answers by every strategy; each strategy's training time is that of the parts it needs. */
function measure(folder: string): DatasetFigures[] {
  const { training, test } = readParts(folder);
  const memoryBefore = memoryInUseMb();
  const only = strategies.length === 1 ? strategies[0] : undefined;
  const model = createSessionModel({
    clock: () => performance.now(),
    ...roomFor(basename(folder), training, note),
    ...(only === undefined ? {} : { strategy: only }),
  });
  const started = performance.now();
  for (const event of training) model.observe(event.sessionId, event.itemId, 'view', event.atMs);
  const observedMs = performance.now() - started;
  const observedMb = memoryInUseMb() - memoryBefore;
  const trainingFrom = performance.now();
  let shownAt = trainingFrom;
  for (const share of model.train(training[training.length - 1]?.atMs ?? 0)) {
    shownAt = progress(`${basename(folder)}: training`, share, shownAt);
  }
  const blendMs = observedMs + performance.now() - trainingFrom;
  const trainedMb = memoryInUseMb() - memoryBefore;
  return protocols.map((protocol) => ({
    dataset: basename(folder),
    ...(args.on === 'valid' ? { on: 'valid' } : {}),
    protocol,
    strategies: strategies.map((strategy): StrategyFigures => {
      const predict: Predictor['predict'] = (session, limit, exclude) => model.scoreBy(strategy, session, limit, exclude);
      const run = evaluate({ predict }, training, test, protocol, () => performance.now());
      let step = run.next();
      for (; !step.done; step = run.next()) {
        shownAt = progress(`${basename(folder)}: ${protocol}, ${strategy}`, step.value, shownAt);
      }
      progress('', 1, 0);
      const fitMs = model.fitMs[strategy];
      const blended = strategy === 'blend' || strategy === 'linear-blend';
      return {
        strategy,
        default: strategy === 'blend',
        ...step.value,
        trainMs: Math.round(blended ? blendMs : observedMs + (fitMs ?? 0)),
        memoryMb: Math.round(Math.max(0, blended || fitMs !== undefined ? trainedMb : observedMb)),
      };
    }),
  }));
}

function readParts(folder: string): Dataset {
  try {
    return readDataset(folder, args.on === 'valid', note);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

/** Rewrites one line of the terminal, a few times a second; nothing where there is no terminal. */
function progress(text: string, share: number, shownAt: number): number {
  const now = performance.now();
  if (!process.stderr.isTTY || now - shownAt < 200) return shownAt;
  process.stderr.write(`\r\x1b[K${text === '' ? '' : `${text} ${Math.round(share * 100)} %`}`);
  return now;
}

function printTable({ dataset, protocol, strategies: figures }: DatasetFigures): void {
  console.log(`\n${dataset} · ${protocol} · ${figures[0]?.predictions ?? 0} predictions`);
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

function note(line: string): void {
  console.error(`evaluate: ${line}`);
}

function stop(message: string): never {
  note(message);
  process.exit(2);
}
