import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { attributes, operators, projections } from '@quen/engine';
import { commerceEventNames, errorCodes, lifecycleStages, quenEventNames, reasons } from '@quen/protocol';
import { strategies } from '@quen/recommender';
import type { Command } from 'commander';
import { createProgram } from '../packages/collector/src/command/program.ts';
import { apiRoutes } from '../packages/collector/src/openapi/api-routes.ts';

/**
 * Writes the reference pages from the arrays the program itself runs on: `npm run docs`. With `--check` writes nothing and exits 1
 * when a page is not what it would be.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/reference');

const pages: { readonly [name: string]: () => string } = {
  'errors.md': errorsPage,
  'operators.md': operatorsPage,
  'attributes.md': attributesPage,
  'strategies.md': strategiesPage,
  'projections.md': projectionsPage,
  'events.md': eventsPage,
  'reasons.md': reasonsPage,
  'routes.md': routesPage,
  'command.md': commandPage,
};

const check = process.argv.includes('--check');
const stale: string[] = [];
mkdirSync(folder, { recursive: true });
for (const [name, write] of Object.entries(pages)) {
  const path = join(folder, name);
  const text = `<!-- Written by \`npm run docs\`; change the source instead. -->\n\n${write().trim()}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  stale.push(name);
  if (!check) writeFileSync(path, text);
}
for (const name of readdirSync(folder)) {
  if (name in pages) continue;
  stale.push(name);
  if (!check) rmSync(join(folder, name));
}
if (check && stale.length > 0) {
  console.error(`docs: ${stale.join(', ')} in docs/reference no longer say what the source says; run \`npm run docs\``);
  process.exit(1);
}
console.log(
  check ? `docs: ok (${Object.keys(pages).length} pages)` : `docs: ${stale.length} of ${Object.keys(pages).length} pages changed`,
);

function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, { status, title, todo }]) => [`\`${code}\``, String(status), title, todo]);
  return `# Errors\n\nEvery error is \`application/problem+json\` (RFC 9457) with one of these as its \`code\`.\n\n${table(['Code', 'Status', 'Meaning', 'What to do'], rows)}`;
}

function operatorsPage(): string {
  const docs = commentsIn('packages/engine/src/condition/operators', /name: '([^']+)'/);
  const sections = operators.map(({ name, label, operand, examples }) => {
    const rows = examples
      .slice(0, 6)
      .map((example) => [code(condition(name, example.operand)), code(example.value), example.result ? 'true' : 'false']);
    const about = docs.get(name) ?? '';
    return `## \`${name}\`\n\n${label.en} · ${label.vi} · operand: ${operand}\n\n${about}\n\n${table(['Condition', 'Value', 'Result'], rows)}`;
  });
  return `# Operators\n\nWhat may stand behind an attribute in a condition: \`{"cart.value": {"$gte": 50000}}\`.\n\n${sections.join('\n\n')}`;
}

function condition(name: string, operand: unknown): unknown {
  return { [name]: operand };
}

function attributesPage(): string {
  const groups = [...new Set(attributes.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const rows = attributes
      .filter((attribute) => attribute.group === group)
      .map(({ name, type, unit, label, origin, example }) => [
        `\`${name}\``,
        unit === null ? type : `${type}, ${unit}`,
        `${label.en} · ${label.vi}`,
        origin,
        code(example),
      ]);
    return `## ${group}\n\n${table(['Attribute', 'Type', 'Label', 'From', 'Example'], rows)}`;
  });
  return `# Attributes\n\nWhat a condition may look at. What is missing fails every comparison but \`$ne\`, \`$nin\`, \`$not\` and \`$exists: false\`.\n\n${sections.join('\n\n')}`;
}

function strategiesPage(): string {
  const rows = strategies.map(({ name, label, description }) => [
    `\`${name}\``,
    `${label['en']} · ${label['vi']}`,
    description['en'] ?? '',
  ]);
  return `# Strategies\n\nWays to recommend. A campaign names several in order; the next fills what the ones before leave open.\n\n${table(['Strategy', 'Label', 'What it answers'], rows)}`;
}

function projectionsPage(): string {
  const docs = commentsIn('packages/engine/src/profile/projections', /part: '([^']+)'/);
  const rows = projections.map(({ part, writes, events }) => [
    `\`${part}\``,
    writes.map((name) => `\`${name}\``).join(', '),
    events === undefined ? 'all' : events.map((name) => `\`${name}\``).join(', '),
    docs.get(part) ?? '',
  ]);
  return `# Projections\n\nParts of the profile, each a fold of the log, in the order in which they see an event.\n\n${table(['Part', 'Writes', 'Listens to', 'What it keeps'], rows)}`;
}

function eventsPage(): string {
  const list = (names: readonly string[]): string => names.map((name) => `- \`${name}\``).join('\n');
  return `# Events\n\nAny well-formed name may be sent; these mean something.\n\n## Commerce, named after Google Analytics 4\n\n${list(commerceEventNames)}\n\n## Quen's own\n\n${list(quenEventNames)}`;
}

function reasonsPage(): string {
  return `# Reasons\n\nWhy a decision is as it is, or why a campaign was not chosen.\n\n${reasons.map((reason) => `- \`${reason}\``).join('\n')}\n\n# Lifecycle stages\n\nIn order:\n\n${lifecycleStages.map((stage) => `1. \`${stage}\``).join('\n')}`;
}

function routesPage(): string {
  const keys = { none: 'none', publishable: 'publishable or secret', secret: 'secret' } as const;
  const tags = [...new Set(apiRoutes.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const rows = apiRoutes
      .filter((route) => route.tag === tag)
      .map(({ method, path, summary, key }) => [`\`${method.toUpperCase()} ${path}\``, summary, keys[key]]);
    return `## ${tag}\n\n${table(['Route', 'What', 'Key'], rows)}`;
  });
  return `# Routes\n\nA running server describes them in full at \`/docs\` and \`/openapi.json\`.\n\n${sections.join('\n\n')}`;
}

function commandPage(): string {
  const sections: string[] = [];
  const visit = (command: Command, name: string): void => {
    const own = command.commands.filter((child) => child.name() !== 'help');
    if (own.length === 0) {
      command.configureHelp({ helpWidth: 100 });
      sections.push(`## \`${name}\`\n\n${command.description()}\n\n\`\`\`\n${command.helpInformation().trim()}\n\`\`\``);
    }
    for (const child of own) visit(child, `${name} ${child.name()}`);
  };
  visit(createProgram(), 'quen');
  return `# The command\n\n${sections.join('\n\n')}`;
}

/** The first paragraph of the comment above the one export of each file, by what `key` finds in the file. */
function commentsIn(place: string, key: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(root, place))) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const source = readFileSync(join(root, place, basename(name)), 'utf8');
    const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+: (?:ConditionOperator|Projection)/.exec(source)?.[1];
    const named = key.exec(source)?.[1];
    if (comment === undefined || named === undefined) continue;
    const text =
      comment
        .replace(/^\s*\* ?/gm, '')
        .trim()
        .split(/\n\s*\n/)[0] ?? '';
    found.set(named, text.replace(/\{@link (\w+)\}/g, '`$1`').replace(/\s+/g, ' '));
  }
  return found;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(value: unknown): string {
  const text = JSON.stringify(value);
  return text === undefined ? 'missing' : `\`${text}\``;
}
