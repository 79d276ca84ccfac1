import type { BacktestFigures, BacktestReport, ViewsAndPeople } from '@quen/engine';
import { fromMinor } from '@quen/protocol';

type Row = readonly [label: string, cell: (figures: BacktestFigures, currency: string) => string];

const rows: readonly Row[] = [
  ['chances', ({ chances }) => number(chances.asked + chances.pageViews)],
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
  const about = `Chances to be seen, and the people behind them in brackets. ${chancesText(draft)}`;
  return [title, '', ...lines.map((line) => line.trimEnd()), '', about].join('\n');
}

/** Where the draft's chances are known from. */
function chancesText({ chances: { asked, pageViews } }: BacktestFigures): string {
  const requests = `requests that asked for one of its placements (${number(asked)})`;
  const views = `page views, on whatever page (${number(pageViews)})`;
  if (pageViews === 0) return `Its chances are ${requests}.`;
  if (asked === 0) return `Its chances are ${views}: no request is known that asked for one of its placements.`;
  return `Its chances are ${requests}, and before the first of them ${views}.`;
}

function views({ views: count, people }: ViewsAndPeople): string {
  return `${number(count)} (${number(people)})`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
