import process from 'node:process';
import type { Issue } from '@quen/protocol';
import type { ImportProductsReport } from '../../catalogue/import-products.ts';
import type { ImportEventsReport } from './import-events.ts';

/** What an import of events did, in a few lines. */
export function printEventsReport(report: ImportEventsReport, tookMs: number): void {
  const rate = Math.round((report.accepted + report.duplicates + report.withheld) / Math.max(0.001, tookMs / 1000));
  const columns = Object.entries(report.columns).map(([field, column]) => `${field}=${column}`);
  const lines = [
    `${count(report.accepted)} events taken in ${(tookMs / 1000).toFixed(1)} s (${count(rate)}/s), columns ${columns.join(' ')}`,
    ...(report.dateOrder === null ? [] : [`dates were read ${report.dateOrder.replace('-', ' ')}, as one of them shows`]),
    ...(report.duplicates > 0 ? [`${count(report.duplicates)} were here before and count once`] : []),
    ...(report.withheld > 0
      ? [`${count(report.withheld)} are of people who were erased or refused to be remembered, and stay out`]
      : []),
    ...(report.newProducts > 0
      ? [`${count(report.newProducts)} products were seen that no catalogue knows; they are kept as unverified`]
      : []),
    ...leftOut(
      report.leftOut,
      report.examples.map(({ line, issues }) => [`line ${line}`, issues]),
    ),
    ...leftOut(
      report.rejected,
      report.refusals.map(({ index, issues }) => [`event ${index + 1}`, issues ?? []]),
    ),
    ...(report.apart > 0
      ? [
          `${count(report.apart)} orders came in parts that stand apart, and count with their first part alone; put the rows of an order next to each other before they are imported`,
        ]
      : []),
    ...(report.brokenOff === null ? [] : [`the file broke off: ${report.brokenOff}; what came before is in`]),
    ...(report.stopped ? ['stopped before the end; import the file again to go on, nothing will count twice'] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What an import of a catalogue did. */
export function printProductsReport(report: ImportProductsReport): void {
  const lines = [
    `${count(report.imported)} products saved`,
    ...(report.entries === 0 && report.brokenOff === null
      ? ['nothing in it is a product; see that it is the feed itself and no page about it, or say its form with --format']
      : []),
    ...(report.repeated > 0 ? [`${count(report.repeated)} ids came twice; the last one stands`] : []),
    ...leftOut(
      report.refused,
      report.examples.map(({ place, id, issues }) => [id === undefined ? `entry ${place}` : `entry ${place} (${id})`, issues]),
    ),
    ...(report.brokenOff === null ? [] : [`the feed broke off: ${report.brokenOff}; what came before is saved`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function leftOut(number: number, examples: readonly (readonly [string, readonly Issue[]])[]): string[] {
  if (number === 0) return [];
  const lines = examples.map(
    ([place, issues]) =>
      `  ${place}: ${issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ')}`,
  );
  const more = number > examples.length ? [`  … and ${count(number - examples.length)} more`] : [];
  return [`${count(number)} were left out:`, ...lines, ...more];
}

function count(number: number): string {
  return number.toLocaleString('en');
}
