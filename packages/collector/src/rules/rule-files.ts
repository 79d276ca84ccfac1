import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, isJsonObject, type RuleSet } from '@quen/protocol';
import { ruleKinds } from './rule-kinds.ts';

/** Rules as they were read from files, not yet checked. */
export interface RuleFiles {
  /** Shaped like a rule set without a version; `shop` is missing when there is no `shop.json`. */
  readonly draft: { readonly [part: string]: unknown };
  /** File by path into the draft: `campaigns.0` → `campaigns/welcome.json`. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** Files that are not JSON objects, or whose id is not their name. Paths begin with the file. */
  readonly issues: readonly Issue[];
}

/** Reads `shop.json` and `placements`, `segments`, `campaigns` and `offers/*.json` below a folder. `$schema` keys are dropped. */
export async function readRuleFiles(folder: string): Promise<RuleFiles> {
  const draft: { [part: string]: unknown } = {};
  const fileOf = new Map<string, string>();
  const issues: Issue[] = [];
  const load = async (name: string): Promise<{ [key: string]: unknown } | undefined> => {
    const text = await readFile(join(folder, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const value = parseObject(text);
    if (typeof value === 'string') {
      issues.push({ code: 'invalid_json', path: name, message: value });
      return undefined;
    }
    delete value['$schema'];
    return value;
  };

  const shop = await load('shop.json');
  if (shop !== undefined) {
    draft['shop'] = shop;
    fileOf.set('shop', 'shop.json');
  }
  for (const kind of ruleKinds) {
    const rules: unknown[] = [];
    for (const name of await namesIn(join(folder, kind.folder))) {
      const file = `${kind.folder}/${name}`;
      const rule = await load(file);
      if (rule === undefined) continue;
      const id = name.slice(0, -'.json'.length);
      if (rule['id'] !== id) {
        issues.push({ code: 'invalid_rule_set', path: `${file}: id`, message: `the id must be the file's name, "${id}"` });
      }
      fileOf.set(`${kind.folder}.${rules.length}`, file);
      rules.push(rule);
    }
    draft[kind.folder] = rules;
  }
  return { draft, fileOf, issues };
}

/** An issue at a path into the draft, told by file instead: `campaigns.0.variants` → `campaigns/welcome.json: variants`. */
export function issueByFile(issue: Issue, fileOf: ReadonlyMap<string, string>): Issue {
  const parts = issue.path.split('.');
  for (const length of [2, 1]) {
    const file = fileOf.get(parts.slice(0, length).join('.'));
    if (file === undefined) continue;
    const rest = parts.slice(length).join('.');
    return { ...issue, path: rest === '' ? file : `${file}: ${rest}` };
  }
  return issue;
}

/** Files by their names in the folder. */
export interface RuleFilesWritten {
  readonly written: readonly string[];
  /** Of rules that are not in the rule set: gone from it, or never pushed. */
  readonly removed: readonly string[];
}

/**
 * Writes a rule set as files, each with a `$schema` that editors complete it by, and removes files of rules that are gone.
 *
 * @param schemaBase address of the served schemas, without a slash at the end
 */
export async function writeRuleFiles(folder: string, ruleSet: RuleSet, schemaBase: string): Promise<RuleFilesWritten> {
  const written: string[] = [];
  const removed: string[] = [];
  const save = async (name: string, schema: string, value: object): Promise<void> => {
    const text = `${JSON.stringify({ $schema: `${schemaBase}/${schema}.json`, ...value }, null, 2)}\n`;
    await writeFile(join(folder, name), text);
    written.push(name);
  };
  await mkdir(folder, { recursive: true });
  await save('shop.json', 'shop', ruleSet.shop);
  for (const kind of ruleKinds) {
    await mkdir(join(folder, kind.folder), { recursive: true });
    const names = new Set(ruleSet[kind.folder].map((rule) => `${rule.id}.json`));
    for (const name of await namesIn(join(folder, kind.folder))) {
      if (names.has(name)) continue;
      await rm(join(folder, kind.folder, name));
      removed.push(`${kind.folder}/${name}`);
    }
    for (const rule of ruleSet[kind.folder]) await save(`${kind.folder}/${rule.id}.json`, kind.name, rule);
  }
  return { written, removed };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.json')).sort();
}

function parseObject(text: string): { [key: string]: unknown } | string {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isJsonObject(value)) return { ...value };
    return 'write one JSON object';
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
