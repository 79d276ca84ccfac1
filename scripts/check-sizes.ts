import { gzipSync } from 'node:zlib';
import { buildSnippet } from '../packages/browser/build.js';

/** What each file may weigh in bytes after gzip at level 9. The snippet and the stub are promises; the others are kept from growing unseen. */
const budgets: { readonly [file: string]: number } = {
  'quen.js': 7000,
  'quen-stub.js': 400,
  'quen-forms.js': 2000,
  'quen-debug.js': 2000,
};

const files = await buildSnippet();
let isOver = false;
for (const [name, budget] of Object.entries(budgets)) {
  const text = files[name] ?? '';
  const bytes = gzipSync(text, { level: 9 }).length;
  const over = bytes > budget || text === '';
  console.log(
    `sizes: ${name} ${bytes} of ${budget} bytes gzip (${Buffer.byteLength(text)} plain)${over ? ' — over its budget' : ''}`,
  );
  isOver ||= over;
}
if (isOver) process.exit(1);
