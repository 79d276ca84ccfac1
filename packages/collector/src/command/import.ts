import process from 'node:process';
import { isTimeZone } from '@quen/engine';
import type { EventColumns, EventField } from '@quen/sources/csv-events';
import { eventFields } from '@quen/sources/csv-events';
import { type ProductColumns, productFields } from '@quen/sources/csv-products';
import { type DateOrder, dateOrders } from '@quen/sources/date-order';
import { Command, Option } from 'commander';
import { type ProductFormat, productFormats } from '../catalogue/read-products.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { importCatalogue } from './import/import-catalogue.ts';
import { importEvents } from './import/import-events.ts';
import { checkInput, openInput } from './import/open-input.ts';
import { openSink } from './import/open-sink.ts';
import { printEventsReport, printProductsReport } from './import/print-report.ts';
import { asReadingFault } from './import/reading-fault.ts';
import { createProgress } from './progress.ts';

interface TargetOptions {
  readonly data: string;
  readonly server?: string;
  readonly key?: string;
  readonly currency?: string;
}

/** `quen import events|products`. */
export function importCommand(): Command {
  return new Command('import')
    .description('take in what others have collected')
    .addCommand(eventsCommand())
    .addCommand(productsCommand());
}

function eventsCommand(): Command {
  const command = new Command('events')
    .description('a table of events, separated by tabs or commas, gzip or not')
    .argument('<file>')
    .option('--name <event>', 'what rows are that do not say it themselves', 'view_item')
    .addOption(new Option('--dates <order>', 'of dates such as 03/04/2024; found out when absent').choices(dateOrders))
    .option('--time-zone <zone>', 'of times that name none, as in UTC or Asia/Ho_Chi_Minh; the shop’s when absent');
  targetOptions(command);
  for (const field of eventFields) {
    if (field !== 'currency')
      command.option(`--${field} <column>`, `the column that holds the ${field}; found by its name when absent`);
  }
  return command.action(runEvents);
}

async function runEvents(
  file: string,
  options: TargetOptions & { readonly name: string; readonly timeZone?: string; readonly dates?: DateOrder } & {
    readonly [field in EventField]?: string;
  },
): Promise<void> {
  await checkInput(file);
  if (options.timeZone !== undefined && !isTimeZone(options.timeZone))
    throw new CommandFault('give the time zone by its IANA name, as in UTC or Asia/Ho_Chi_Minh: --time-zone');
  const target = await openSink(options);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const columns: { [field in EventField]?: string } = {};
    for (const field of eventFields) {
      const column = options[field];
      if (field !== 'currency' && column !== undefined) columns[field] = column;
    }
    const startedAt = performance.now();
    const input = await openInput(file);
    const report = await importEvents(
      target.sink,
      input,
      {
        columns: columns satisfies EventColumns,
        name: options.name,
        currency: options.currency ?? target.shop.currency,
        timeZone: options.timeZone ?? target.shop.timeZone,
        ...(options.dates !== undefined && { dateOrder: options.dates }),
        nowMs: Date.now(),
        signal: stop.signal,
      },
      createProgress('importing', input.totalBytes),
    ).catch((error: unknown) => {
      throw asReadingFault(error, file);
    });
    printEventsReport(report, performance.now() - startedAt);
    const taken = report.accepted + report.duplicates + report.withheld;
    const isInVain = taken === 0 && report.leftOut + report.rejected > 0;
    if (report.stopped) process.exitCode = 130;
    else if (isInVain || report.brokenOff !== null) process.exitCode = 1;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await target.close();
  }
}

function productsCommand(): Command {
  const command = new Command('products')
    .description('a catalogue: Google Merchant (RSS, Atom, TSV), Shopify products.json, CSV or JSON lines; a file or an address')
    .argument('<file|url>')
    .addOption(new Option('--format <form>', 'told from its beginning when absent').choices(productFormats))
    .addOption(
      new Option('--id-from <which>', 'for Shopify and WooCommerce: the id the shop’s events carry')
        .choices(['product', 'variant', 'sku'])
        .default('product'),
    )
    .option('--origin <url>', 'the shop’s address, for feeds that do not name it');
  targetOptions(command);
  for (const field of productFields) {
    if (field !== 'currency') command.option(`--${kebab(field)} <column>`, `the column that holds the ${kebab(field)}, for CSV`);
  }
  return command.action(runProducts);
}

type ProductOptions = TargetOptions & {
  readonly format?: ProductFormat;
  readonly idFrom: 'product' | 'variant' | 'sku';
  readonly origin?: string;
} & { readonly [field: string]: string | undefined };

async function runProducts(place: string, options: ProductOptions): Promise<void> {
  await checkInput(place);
  const target = await openSink(options);
  try {
    const columns: { [field: string]: string } = {};
    for (const field of productFields) {
      const column = options[field];
      if (field !== 'currency' && column !== undefined) columns[field] = column;
    }
    const report = await importCatalogue(
      place,
      target.sink,
      {
        currency: options.currency ?? target.shop.currency,
        idFrom: options.idFrom,
        nowMs: Date.now(),
        columns: columns satisfies ProductColumns,
        ...(options.origin !== undefined && { origin: options.origin }),
        ...(options.format !== undefined && { format: options.format }),
      },
      (totalBytes) => createProgress('importing', totalBytes),
    );
    printProductsReport(report);
    if (report.imported === 0 || report.brokenOff !== null) process.exitCode = 1;
  } finally {
    await target.close();
  }
}

function targetOptions(command: Command): void {
  command
    .addOption(dataOption())
    .option('--currency <code>', 'of prices that name none; the shop’s when absent')
    .option('--server <url>', 'import into a server elsewhere')
    .addOption(new Option('--key <secret>', 'its secret key').env('QUEN_SECRET_KEY'));
}

function kebab(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
