import { gzipSync } from 'node:zlib';
import { buildSnippet } from '../packages/browser/build.js';

/** Bytes after gzip at level 9. */
interface Budget {
  /** What the file may weigh: over it, the check fails. It only ever comes down. */
  readonly most: number;
  /** What is promised; said aloud as long as it is not reached. */
  readonly goal: number;
}

const budgets: { readonly [file: string]: Budget } = {
  'quen.js': { most: 7000, goal: 7000 },
  'quen-stub.js': { most: 400, goal: 400 },
  'quen-forms.js': { most: 2000, goal: 2000 },
  'quen-debug.js': { most: 2000, goal: 2000 },
};

const files = await buildSnippet();
let isOver = false;
for (const [name, { most, goal }] of Object.entries(budgets)) {
  const text = files[name] ?? '';
  const bytes = gzipSync(text, { level: 9 }).length;
  const isTooMuch = text === '' || bytes > most;
  const verdict = isTooMuch ? ` — over its budget of ${most}` : bytes > goal ? ` — ${bytes - goal} above the goal` : '';
  console.log(`sizes: ${name} ${bytes} bytes gzip, goal ${goal} (${Buffer.byteLength(text)} plain)${verdict}`);
  isOver ||= isTooMuch;
}
if (isOver) process.exit(1);
