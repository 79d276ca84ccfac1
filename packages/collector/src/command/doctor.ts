import process from 'node:process';
import { Command } from 'commander';
import { dataOption } from './data-options.ts';
import type { Finding } from './doctor/check.ts';
import { checks } from './doctor/checks.ts';
import { readShop } from './shop-folder.ts';

const marks: { readonly [level in Finding['level']]: string } = { ok: '✓', warning: '!', fault: '✗' };

/** `quen doctor`: looks for faults and says what to do about them. Only looks; may be run beside a server. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look for faults and say what to do about them')
    .addOption(dataOption())
    .option('--json', 'as data')
    .action(async ({ data, json }: { readonly data: string; readonly json?: true }) => {
      const storage = readShop(data);
      const findings: (Finding & { readonly check: string })[] = [];
      try {
        for (const check of checks) {
          const found = await check
            .run({ storage, folder: data, nowMs: Date.now() })
            .catch((error: unknown): readonly Finding[] => [
              { level: 'fault', text: `could not be checked: ${error instanceof Error ? error.message : String(error)}` },
            ]);
          for (const finding of found) {
            findings.push({ check: check.name, ...finding });
            if (json === undefined) process.stdout.write(`${describe(check.name, finding)}\n`);
          }
        }
      } finally {
        await storage.close();
      }
      if (json === true) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
      if (findings.some(({ level }) => level === 'fault')) process.exitCode = 1;
    });
}

function describe(name: string, { level, text, todo }: Finding): string {
  return `${marks[level]} ${name}: ${text}${todo === undefined ? '' : `\n    → ${todo}`}`;
}
