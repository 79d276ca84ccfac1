/** What one strategy reached on one data set; the shape `npm run evaluate -- --json` prints. */
export interface StrategyFigures {
  readonly strategy: string;
  readonly default: boolean;
  readonly hitRate: Record<string, number>;
  readonly mrr: Record<string, number>;
  readonly ndcg: Record<string, number>;
  readonly coverage20: number;
  readonly popularityBias: number;
  readonly predictions: number;
  readonly predictMs: { readonly p50: number; readonly p90: number; readonly p99: number };
  readonly trainMs: number;
  readonly memoryMb: number;
}

/** All strategies on one data set by one protocol. */
export interface DatasetFigures {
  readonly dataset: string;
  readonly protocol: string;
  readonly strategies: readonly StrategyFigures[];
}

const barHeight = 14;
const panelWidth = 420;
const labelWidth = 96;

/** Bars of hit rate and reciprocal rank at 20, a row of panels per data set and protocol. */
export function drawEvaluation(results: readonly DatasetFigures[]): string {
  const parts: string[] = [];
  let y = 34;
  for (const result of results) {
    const rows = result.strategies.length;
    parts.push(`<text x="12" y="${y}" class="title">${result.dataset} · ${result.protocol}</text>`);
    for (const [column, name, of] of [
      [0, 'hit rate @20', (figures: StrategyFigures) => figures.hitRate['20'] ?? 0],
      [1, 'mean reciprocal rank @20', (figures: StrategyFigures) => figures.mrr['20'] ?? 0],
    ] as const) {
      const left = 12 + column * (panelWidth + 24);
      const greatest = Math.max(0.001, ...result.strategies.map(of));
      parts.push(`<text x="${left + labelWidth}" y="${y + 16}" class="axis">${name}</text>`);
      result.strategies.forEach((figures, i) => {
        const top = y + 24 + i * (barHeight + 4);
        const width = ((panelWidth - labelWidth - 48) * of(figures)) / greatest;
        parts.push(
          `<text x="${left + labelWidth - 6}" y="${top + 11}" class="name">${figures.strategy}</text>`,
          `<rect x="${left + labelWidth}" y="${top}" width="${width.toFixed(1)}" height="${barHeight}" rx="2" class="${figures.default ? 'ours' : 'other'}"/>`,
          `<text x="${(left + labelWidth + width + 5).toFixed(1)}" y="${top + 11}" class="value">${of(figures).toFixed(3)}</text>`,
        );
      });
    }
    y += 24 + rows * (barHeight + 4) + 34;
  }
  const width = 24 + 2 * panelWidth + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="Quality of recommendation strategies per data set">
<style>text{font:12px system-ui,sans-serif;fill:#1f2937}.title{font-weight:600;font-size:14px}.axis,.value{fill:#6b7280}.name{text-anchor:end}.ours{fill:#0f766e}.other{fill:#cbd5e1}</style>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}

/** The same figures as tables, with the command that makes them. */
export function describeEvaluation(results: readonly DatasetFigures[], machine: string): string {
  const lines = [
    '# Quality of recommendations',
    '',
    'Made by `npm run evaluate -- --all`, which looks for data sets in `QUEN_DATASETS_DIR`. Every event after the first of each test session is',
    'predicted from those before it; ranks are among all items of training. `discovery` leaves items the session has seen out of lists and targets.',
    'The same configuration for all sets: what differs is learned by `blend` from the end of the training log. Test events are used for these figures only.',
    '',
    `Measured on ${machine}. Times are of one answer of 20 items.`,
    '',
    '![Strategies compared](evaluation.svg)',
  ];
  for (const result of results) {
    lines.push(
      '',
      `## ${result.dataset}, ${result.protocol}`,
      '',
      '| strategy | HR@5 | HR@10 | HR@20 | MRR@20 | NDCG@20 | coverage | popularity | p50 ms | p99 ms | train s |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    );
    for (const figures of result.strategies) {
      const cells = [
        figures.hitRate['5'],
        figures.hitRate['10'],
        figures.hitRate['20'],
        figures.mrr['20'],
        figures.ndcg['20'],
        figures.coverage20,
        figures.popularityBias,
        figures.predictMs.p50,
        figures.predictMs.p99,
      ].map((value) => (value ?? 0).toFixed(3));
      const name = figures.default ? `**${figures.strategy}**` : figures.strategy;
      lines.push(`| ${[name, ...cells, (figures.trainMs / 1000).toFixed(1)].join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
