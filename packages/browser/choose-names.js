/**
 * `node packages/browser/choose-names.js [SECONDS]`: looks for names of the snippet's variables, and for an order of what may stand in any,
 * under which gzip finds more repetitions, and keeps them in names.json for the build. It begins with what is kept, carried over to what
 * has changed since, tries one change after the other and keeps those that make it no longer. Five in a hundred are
 * gained within a few minutes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { buildSnippet, compileEarly } from './build.js';
import { carryNames, rename } from './carry-names.js';
import { openScript, writeScript } from './naming.js';

const seconds = Number(process.argv[2] ?? 120);
const file = join(import.meta.dirname, 'names.json');
const script = await openScript((await buildSnippet({ named: false }))['quen.js']);
const { together, groups } = script;
const kept = JSON.parse(await readFile(file, 'utf8'));
const { names, orders } = carryNames(kept, script);
const slots = [...script.text.matchAll(/\$(\d{4})\$/g)].map(([, index]) => Number(index));
const scopesOf = names.map((_, variable) => together.filter((scope) => scope.includes(variable)));
const used = [...new Set(slots)];
/** Those the minifier uses most come first, and are tried most. */
const letters = [...new Set(slots.map((slot) => script.names[slot]).filter((name) => name.length === 1))];
/** A group once for each of its parts, so that long ones are tried more. */
const places = groups.flatMap((parts, group) => parts.map(() => group));

const weigh = () => deflateRawSync(compileEarly + writeScript(script, names, orders), { level: 9 }).length;
const draw = (list, towardsFirst = 1) => list[Math.floor(Math.random() ** towardsFirst * list.length)];

/** Moves a part of a group; answers how to undo that. */
function move(group) {
  const before = orders[group];
  const after = [...before];
  const [part] = after.splice(Math.floor(Math.random() * after.length), 1);
  after.splice(Math.floor(Math.random() * before.length), 0, part);
  orders[group] = after;
  return () => {
    orders[group] = before;
  };
}

const atFirst = weigh();
let least = atFirst;
const end = Date.now() + seconds * 1000;
while (Date.now() < end) {
  const undo = Math.random() < 0.7 ? rename(script, scopesOf, names, draw(used), draw(letters, 2)) : move(draw(places));
  if (undo === undefined) continue;
  const weight = weigh();
  if (weight <= least) least = weight;
  else undo();
}
const { text } = script;
await writeFile(file, `${JSON.stringify({ names: names.join(' '), orders: orders.join(' '), text }, null, 2)}\n`);
console.log(`quen.js: ${atFirst} bytes deflated, now ${least}`);
