import type { BacktestFigures, BacktestReport, ViewsAndPeople } from '@quen/engine';
import { fromMinor } from '@quen/protocol';

type Row = readonly [label: string, cell: (figures: BacktestFigures, currency: string) => string];

const rows: readonly Row[] = [
  ['qualified', ({ qualified }) => views(qualified)],
  ['seen', ({ seen }) => views(seen)],
  ['capped', ({ capped }) => views(capped)],
  ['held out', ({ heldOut }) => views(heldOut)],
  ['another went before', ({ outranked }) => views(outranked)],
  ['not in its audience', ({ reasons }) => number(reasons.NOT_IN_AUDIENCE ?? 0)],
  ['outside its schedule', ({ reasons }) => number(reasons.OUT_OF_SCHEDULE ?? 0)],
  ['no consent', ({ reasons }) => number(reasons.NO_CONSENT ?? 0)],
  ['orders with its offer, at most', ({ maxUses }) => number(maxUses)],
  ['costs, at most', ({ maxCostMinor }, currency) => `${number(fromMinor(maxCostMinor, currency))} ${currency}`],
];

/** A backtest to read: the draft beside the running version, each figure as page views and the people behind them. */
export function backtestTable(campaign: string, days: number, report: BacktestReport): string {
  const { draft, running, currency, pageViews, people, events } = report;
  const columns = running === null ? [draft] : [draft, running];
  const head = ['', 'draft', ...(running === null ? [] : ['running'])];
  const cells = rows.map(([label, cell]) => [label, ...columns.map((figures) => cell(figures, currency))]);
  const widths = head.map((_, at) => Math.max(...[head, ...cells].map((row) => row[at]?.length ?? 0)));
  const lines = [head, ...cells].map((row) =>
    row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  '),
  );
  const title = `${campaign}: ${number(pageViews)} page views in ${days} days, of ${number(people)} people known from ${number(events)} events`;
  return [title, '', ...lines.map((line) => line.trimEnd()), '', 'Page views, and the people behind them in brackets.'].join(
    '\n',
  );
}

function views({ views: count, people }: ViewsAndPeople): string {
  return `${number(count)} (${number(people)})`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
