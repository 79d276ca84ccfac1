/**
 * `node packages/browser/choose-names.js [SECONDS]`: looks for names of the snippet's variables, and for an order of what may stand in any,
 * under which gzip finds more repetitions, and keeps them in names.json for the build. It begins with what is kept, or with the minifier's
 * where the snippet has changed since, tries one change after the other and keeps those that make it no longer. Five in a hundred are
 * gained within a few minutes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { buildSnippet, compileEarly } from './build.js';
import { openScript, readOrders, writeScript } from './naming.js';

const seconds = Number(process.argv[2] ?? 120);
const file = join(import.meta.dirname, 'names.json');
const script = await openScript((await buildSnippet({ named: false }))['quen.js']);
const { isOurs, together, groups } = script;
const kept = JSON.parse(await readFile(file, 'utf8'));
const isKept = kept.fingerprint === script.fingerprint;
const names = isKept ? kept.names.split(' ') : [...script.names];
const orders = isKept ? readOrders(kept.orders) : groups.map((parts) => parts.map((_, index) => index));
const slots = [...script.text.matchAll(/\$(\d{4})\$/g)].map(([, index]) => Number(index));
const scopesOf = names.map((_, variable) => together.filter((scope) => scope.includes(variable)));
const used = [...new Set(slots)];
/** Those the minifier uses most come first, and are tried most. */
const letters = [...new Set(slots.map((slot) => script.names[slot]).filter((name) => name.length === 1))];
/** A group once for each of its parts, so that long ones are tried more. */
const places = groups.flatMap((parts, group) => parts.map(() => group));

const weigh = () => deflateRawSync(compileEarly + writeScript(script, names, orders), { level: 9 }).length;
const meets = (variable, name) =>
  scopesOf[variable].flatMap((scope) => scope.filter((other) => other !== variable && names[other] === name));
const draw = (list, towardsFirst = 1) => list[Math.floor(Math.random() ** towardsFirst * list.length)];

/** Calls a variable so, and those it would be mistaken for what it was called; answers how to undo that, nothing where it cannot be. */
function rename(variable, name) {
  const before = names[variable];
  if (before === name) return undefined;
  const others = [...new Set(meets(variable, name))];
  const undo = () => {
    names[variable] = before;
    for (const other of others) names[other] = name;
  };
  names[variable] = name;
  for (const other of others) names[other] = before;
  if (others.every((other) => isOurs[other] && meets(other, before).length === 0) && meets(variable, name).length === 0)
    return undo;
  undo();
  return undefined;
}

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
  const undo = Math.random() < 0.7 ? rename(draw(used), draw(letters, 2)) : move(draw(places));
  if (undo === undefined) continue;
  const weight = weigh();
  if (weight <= least) least = weight;
  else undo();
}
const { fingerprint } = script;
await writeFile(file, `${JSON.stringify({ fingerprint, names: names.join(' '), orders: orders.join(' ') }, null, 2)}\n`);
console.log(`quen.js: ${atFirst} bytes deflated, now ${least}`);
