import process from 'node:process';
import { Command } from 'commander';
import { DatabaseBroken, DatabaseNewer, type Storage } from '../storage/storage.ts';
import { dataOption } from './data-options.ts';
import type { Finding } from './doctor/check.ts';
import { checks } from './doctor/checks.ts';
import { integrityCheck } from './doctor/integrity-check.ts';
import { readShop } from './shop-folder.ts';

const marks: { readonly [level in Finding['level']]: string } = { ok: '✓', warning: '!', fault: '✗' };

/** `quen doctor`: looks for faults and says what to do about them. Only looks; may be run beside a server. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look for faults and say what to do about them')
    .addOption(dataOption())
    .option('--json', 'as data')
    .action(async ({ data, json }: { readonly data: string; readonly json?: true }) => {
      const findings: (Finding & { readonly check: string })[] = [];
      const tell = (name: string, finding: Finding): void => {
        findings.push({ check: name, ...finding });
        if (json === undefined) process.stdout.write(`${describe(name, finding)}\n`);
      };
      const storage = openToLook(data, tell);
      if (storage !== null) {
        try {
          for (const check of checks) {
            const found = await check
              .run({ storage, folder: data, nowMs: Date.now() })
              .catch((error: unknown): readonly Finding[] => [
                { level: 'fault', text: `could not be checked: ${error instanceof Error ? error.message : String(error)}` },
              ]);
            for (const finding of found) tell(check.name, finding);
          }
        } finally {
          await storage.close();
        }
      }
      if (json === true) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
      if (findings.some(({ level }) => level === 'fault')) process.exitCode = 1;
    });
}

/** Null when the database cannot be opened, which is all that there is to tell then. */
function openToLook(data: string, tell: (name: string, finding: Finding) => void): Storage | null {
  try {
    return readShop(data);
  } catch (error) {
    if (error instanceof DatabaseNewer) {
      tell(integrityCheck.name, {
        level: 'fault',
        text: error.message,
        todo: 'run the version of Quen that wrote it, or a newer one',
      });
      return null;
    }
    if (!(error instanceof DatabaseBroken)) throw error;
    const { cause } = error;
    const text = `cannot be opened: ${cause instanceof Error ? cause.message : error.message}`;
    tell(integrityCheck.name, { level: 'fault', text, todo: 'put the newest backup in its place: quen restore FILE --force' });
    return null;
  }
}

function describe(name: string, { level, text, todo }: Finding): string {
  return `${marks[level]} ${name}: ${text}${todo === undefined ? '' : `\n    → ${todo}`}`;
}
