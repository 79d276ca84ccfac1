import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { Command, Option } from 'commander';
import { type ErasureReport, erasePerson } from '../privacy/erase-person.ts';
import { exportPerson, isEmptyExport, type PersonExport } from '../privacy/export-person.ts';
import { findPerson, type Person } from '../privacy/find-person.ts';
import { personPage } from '../privacy/person-page.ts';
import type { Collector } from '../server/collector.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createServerClient } from './server-client.ts';
import { openOrReach, readShop } from './shop-folder.ts';

const whose = 'customer number, or u:<userId>, a:<anonymousId>, p_<profile>';

/** `quen privacy export|erase`: the rights of one person, also while the server runs. */
export function privacyCommand(): Command {
  const privacy = new Command('privacy').description('what a person may ask of the shop');
  privacy
    .command('export')
    .description('a copy of everything kept of a person')
    .argument('<user>', whose)
    .addOption(new Option('--format <form>', 'to read by people or by machines').choices(['json', 'html']).default('json'))
    .option('--out <file>', 'standard output when absent')
    .addOption(dataOption())
    .action(runExport);
  privacy
    .command('erase')
    .description('erase a person for good; reports keep their totals, and nothing brings the person back')
    .argument('<user>', whose)
    .option('--dry-run', 'only say what would be erased')
    .addOption(dataOption())
    .action(runErase);
  return privacy;
}

interface ExportOptions {
  readonly data: string;
  readonly format: 'json' | 'html';
  readonly out?: string;
}

async function runExport(user: string, { data, format, out }: ExportOptions): Promise<void> {
  const found = await withPerson(data, user, {
    here: async (collector, person) => exportPerson(collector.core, person),
    there: (ask, path) => ask<PersonExport>('GET', `${path}/export`),
  });
  if (found.profile === null && isEmptyExport(found)) throw new CommandFault(`nothing is kept of ${user}`);
  const text = format === 'html' ? personPage(found) : `${JSON.stringify(found, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else {
    await writeFile(out, text, { mode: 0o600 });
    process.stderr.write(`${out} holds ${found.events.length} events and all else that is kept of ${user}\n`);
  }
}

async function runErase(user: string, { data, dryRun }: { readonly data: string; readonly dryRun?: true }): Promise<void> {
  if (dryRun === true) {
    const found = await withPerson(data, user, {
      here: async (collector, person) => exportPerson(collector.core, person),
      there: (ask, path) => ask<PersonExport>('GET', `${path}/export`),
    });
    if (found.profile === null && isEmptyExport(found)) throw new CommandFault(`nothing is kept of ${user}`);
    process.stdout.write(
      `${found.identities.join(', ')}: ${found.events.length} events, ${found.consents.length} consents, ${found.decisions.length} decisions, ` +
        `${found.rejected.length + found.setAside.length} refused or set aside.\nNothing was erased.\n`,
    );
    return;
  }
  const { erased, identities } = await withPerson(data, user, {
    here: async (collector, person) => erasePerson(collector.core, person),
    there: (ask, path) => ask<ErasureReport>('DELETE', path),
  });
  if (Object.values(erased).every((count) => count === 0)) {
    process.stdout.write(
      `nothing was kept of ${user}, and what comes late of before today stays out; is it written as in the shop’s events?\n`,
    );
    return;
  }
  const counts = Object.entries(erased).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`erased, under ${identities} identities: ${counts.join(', ')}\n`);
  process.stdout.write('Backups made before hold the person still: restoring one with `quen restore` erases it there, too.\n');
}

/** How it is done with the data open, and how by way of the server that has them. */
interface Ways<Value> {
  here(collector: Collector, person: Person): Promise<Value>;
  there(ask: <T>(method: string, path: string) => Promise<T>, path: string): Promise<Value>;
}

async function withPerson<Value>(data: string, user: string, ways: Ways<Value>): Promise<Value> {
  const reference = /^([au]:.|p_)/s.test(user) ? user : `u:${user}`;
  await readShop(data).close();
  const opened = await openOrReach(data);
  if ('server' in opened) {
    const client = createServerClient(opened.server.url, opened.server.secret);
    return ways.there((method, path) => client.ask(method, path), `/v1/privacy/${encodeURIComponent(reference)}`);
  }
  try {
    const person = await findPerson(opened.collector.core, reference);
    if (person === undefined) throw new CommandFault(`nobody is known as ${user}`);
    return await ways.here(opened.collector, person);
  } finally {
    await opened.collector.close();
  }
}
