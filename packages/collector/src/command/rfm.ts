import process from 'node:process';
import { commonRfmCuts, type RfmFacts, rfmCutsOf } from '@quen/engine';
import type { Profile, RfmCuts, ShopSettings } from '@quen/protocol';
import { Command } from 'commander';
import type { Storage } from '../storage/storage.ts';
import { CommandFault } from './command-fault.ts';
import { dataOption } from './data-options.ts';
import { createProgress } from './progress.ts';
import { readShop } from './shop-folder.ts';

const page = 500;
const dayMs = 86_400_000;

/** `quen rfm`: where RFM scores begin, and where they would if they divided the shop's own customers into fifths. Only looks. */
export function rfmCommand(): Command {
  return new Command('rfm')
    .description('propose where RFM scores begin, from the shop’s own customers')
    .addOption(dataOption())
    .option('--json', 'as data')
    .action(async ({ data, json }: { readonly data: string; readonly json?: true }) => {
      const storage = readShop(data);
      try {
        const shop = (await storage.rules.newest())?.ruleSet.shop;
        if (shop === undefined) throw new CommandFault('no rules have been saved yet; `quen serve` makes the first ones');
        const customers = await readCustomers(storage, shop, Date.now());
        const inForce = shop.rfm ?? commonRfmCuts(shop.currency);
        const proposed = rfmCutsOf(customers);
        const answer = { customers: customers.length, inForce, proposed };
        process.stdout.write(json === true ? `${JSON.stringify(answer)}\n` : describe(answer));
      } finally {
        await storage.close();
      }
    });
}

async function readCustomers(storage: Storage, { currency }: ShopSettings, nowMs: number): Promise<RfmFacts[]> {
  const customers: RfmFacts[] = [];
  const total = await storage.profiles.count();
  const progress = createProgress('reading', total);
  let read = 0;
  for (let after = ''; ; ) {
    const part = await storage.profiles.list(after, page);
    for (const { profile } of part) {
      const facts = factsOf(profile, currency, nowMs);
      if (facts !== null) customers.push(facts);
      after = profile.id;
    }
    read += part.length;
    progress.update(read, `${read.toLocaleString('en')} profiles`);
    if (part.length < page) break;
  }
  progress.stop();
  return customers;
}

function factsOf({ orders }: Profile, currency: string, nowMs: number): RfmFacts | null {
  if (orders.count === 0 || orders.lastAtMs === null) return null;
  return {
    daysSinceOrder: Math.max(0, Math.floor((nowMs - orders.lastAtMs) / dayMs)),
    orders: orders.count,
    revenueMinor: Object.hasOwn(orders.revenueMinor, currency) ? (orders.revenueMinor[currency] ?? 0) : 0,
  };
}

function describe({
  customers,
  inForce,
  proposed,
}: {
  readonly customers: number;
  readonly inForce: RfmCuts;
  readonly proposed: RfmCuts | null;
}): string {
  const lines = [`In force: ${JSON.stringify(inForce)}`];
  if (proposed === null) lines.push(`${customers} customers are too few to be divided into fifths; 50 are the least.`);
  else {
    lines.push(`Fifths of ${customers.toLocaleString('en')} customers: ${JSON.stringify(proposed)}`);
    lines.push('To take them up, put them into the shop’s settings as "rfm" and save the rules.');
  }
  return `${lines.join('\n')}\n`;
}
