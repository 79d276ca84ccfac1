import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/**
 * Holds the house's walls: which room may import which, no cycles (of types or of values), one door to each native or
 * browser-only package, no heaps, no long files, no clock or chance in pure rooms. Prints each breach with what to do, and exits 1 when there is one.
 */
const root = join(import.meta.dirname, '..');

/** Which rooms a room may import. An entry with a `/` allows only single files of that room. */
const rooms: Record<string, { rooms: string[]; packages: string[] }> = {
  protocol: { rooms: [], packages: ['zod'] },
  engine: { rooms: ['protocol'], packages: ['re2js'] },
  recommender: { rooms: ['protocol'], packages: [] },
  sources: { rooms: ['protocol'], packages: [] },
  browser: { rooms: ['protocol', 'sources/'], packages: [] },
  collector: {
    rooms: ['protocol', 'engine', 'recommender', 'sources', 'browser', 'testkit'],
    packages: [
      'hono',
      '@hono/node-server',
      'zod',
      'better-sqlite3',
      'ua-parser-js',
      'cli-progress',
      'commander',
      'csv-parse',
      'fast-xml-parser',
      'isbot',
      'jose',
    ],
  },
  console: {
    rooms: ['protocol', 'engine', 'collector/'],
    packages: [
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/charts',
      '@mantine/dates',
      '@mantine/form',
      '@tanstack/react-router',
      '@tanstack/react-query',
      // Draws of long lists only what is in the window.
      '@tanstack/react-virtual',
      'react-querybuilder',
      '@react-querybuilder/mantine',
      '@tabler/icons-react',
      'dayjs',
      'js-cookie',
    ],
  },
  react: { rooms: ['protocol', 'browser'], packages: ['react'] },
  client: { rooms: ['protocol'], packages: [] },
  testkit: { rooms: ['protocol'], packages: [] },
};

/** Packages that exactly one file may import. */
const oneDoor = ['better-sqlite3', 'ua-parser-js', 'js-cookie'];
const heaps = /(^|\/)(utils?|helpers?|common|shared|lib|misc)(\/|\.tsx?$)/;

/** Rooms that take the time and draw no numbers: the same in gives the same out. */
const pure = ['protocol', 'engine', 'recommender', 'sources', 'testkit'];
const impure = /\b(?:Date\.now|Math\.random|performance\.now)\b|\bnew Date\(\)/;

/** Longer files are not read to their end. */
const mostLines = 300;

const breaches: string[] = [];
const imports = new Map<string, string[]>();
const doors = new Map<string, string[]>();

for (const room of Object.keys(rooms)) {
  const allowed = rooms[room];
  if (!allowed) continue;
  for (const file of sourcesOf(room)) {
    const name = relative(root, file);
    if (heaps.test(name)) breaches.push(`${name}: name the folder or file after what it holds`);
    if (/\.(test|bench|contract)\.tsx?$/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    if (text.split('\n').length > mostLines + 1)
      breaches.push(`${name}: a file has at most ${mostLines} lines; give a part of it a file of its own`);
    const asked = pure.includes(room) ? impure.exec(text)?.[0] : undefined;
    if (asked !== undefined) breaches.push(`${name}: ${room} may not ask for ${asked}; let it be handed in`);
    const targets: string[] = [];
    for (const source of importedBy(file)) {
      if (source.startsWith('.')) {
        targets.push(resolve(dirname(file), source));
        continue;
      }
      const packageName = source.startsWith('@') ? source.split('/').slice(0, 2).join('/') : (source.split('/')[0] ?? source);
      if (oneDoor.includes(packageName)) doors.set(packageName, [...(doors.get(packageName) ?? []), name]);
      const other = packageName.startsWith('@quen/') ? packageName.slice('@quen/'.length) : null;
      if (other !== null) {
        const whole = allowed.rooms.includes(other);
        const part = allowed.rooms.includes(`${other}/`) && source.split('/').length > 2;
        if (!whole && !part) breaches.push(`${name}: ${room} may not import ${source}`);
        if (other === 'protocol' && source.endsWith('/schema') && (room === 'browser' || room === 'engine')) {
          breaches.push(`${name}: ${room} takes types from @quen/protocol, not its zod schemas`);
        }
      } else if (source.startsWith('node:')) {
        if (room !== 'collector') breaches.push(`${name}: ${room} may not use Node (${source})`);
      } else if (!allowed.packages.includes(packageName)) {
        breaches.push(`${name}: ${room} may not import ${source}; add it to scripts/check-boundaries.ts with a reason`);
      }
    }
    imports.set(file, targets);
  }
}

for (const name of oneDoor) {
  const files = doors.get(name) ?? [];
  if (files.length > 1) breaches.push(`${name} has several doors: ${files.join(', ')}; import it in one file`);
}
for (const cycle of findCycles(imports)) breaches.push(`cycle: ${cycle.map((file) => relative(root, file)).join(' → ')}`);

if (breaches.length > 0) {
  for (const breach of breaches) console.error(`boundaries: ${breach}`);
  process.exit(1);
}
console.log(`boundaries: ok (${imports.size} files)`);

function sourcesOf(room: string): string[] {
  const folder = join(root, 'packages', room, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function importedBy(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const found = module.staticImports.map((entry) => entry.moduleRequest.value);
  for (const entry of module.staticExports) {
    for (const exported of entry.entries) if (exported.moduleRequest) found.push(exported.moduleRequest.value);
  }
  return [...new Set(found)].filter((source) => !source.startsWith('.') || existsSync(resolve(dirname(file), source)));
}

/** Depth-first search; each cycle is reported once, from the file it was entered by. */
function findCycles(graph: Map<string, string[]>): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
