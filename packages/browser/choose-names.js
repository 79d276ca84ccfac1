/**
 * `node packages/browser/choose-names.js [SECONDS]`: looks for names of the snippet's variables under which gzip finds more repetitions,
 * and keeps them in names.json for the build. It begins with what is kept, or with the minifier's names where the snippet has changed
 * since, tries one change after the other and keeps those that make it no longer. Three in a hundred are gained within a few minutes.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { buildSnippet } from './build.js';
import { openScript, writeScript } from './naming.js';

const seconds = Number(process.argv[2] ?? 120);
const script = await openScript((await buildSnippet())['quen.js']);
const { slots, isOurs, together } = script;
const names = [...script.names];
const scopesOf = names.map((_, variable) => together.filter((scope) => scope.includes(variable)));
const used = [...new Set(slots)];
/** Those the minifier uses most come first, and are tried most. */
const letters = [...new Set(slots.map((slot) => names[slot]).filter((name) => name.length === 1))];

const weigh = () => deflateRawSync(writeScript(script, names), { level: 9 }).length;
const meets = (variable, name) =>
  scopesOf[variable].flatMap((scope) => scope.filter((other) => other !== variable && names[other] === name));

/** Calls a variable so, and those it would be mistaken for what it was called; answers how to undo that, nothing where it cannot be. */
function rename(variable, name) {
  const before = names[variable];
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

const atFirst = weigh();
let least = atFirst;
const end = Date.now() + seconds * 1000;
while (Date.now() < end) {
  const variable = used[Math.floor(Math.random() * used.length)];
  const name = letters[Math.floor(Math.random() ** 2 * letters.length)];
  if (names[variable] === name) continue;
  const undo = rename(variable, name);
  const weight = undo === undefined ? Number.POSITIVE_INFINITY : weigh();
  if (weight <= least) least = weight;
  else undo?.();
}
await writeFile(
  join(import.meta.dirname, 'names.json'),
  `${JSON.stringify({ fingerprint: script.fingerprint, names: names.join(' ') }, null, 2)}\n`,
);
console.log(`quen.js: ${atFirst} bytes deflated, now ${least}`);
