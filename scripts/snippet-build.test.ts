import { parse } from 'acorn';
import { minify } from 'terser';
import { expect, it } from 'vitest';
import { buildSnippet } from '../packages/browser/build.js';
import { openScript, writeScript } from '../packages/browser/naming.js';

it('is a script that browsers since 2020 can read, and so is what it loads', async () => {
  const files = await buildSnippet();
  for (const name of ['quen.js', 'quen-stub.js']) parse(files[name] ?? '', { ecmaVersion: 2020, sourceType: 'script' });
  for (const name of ['quen-forms.js', 'quen-debug.js']) parse(files[name] ?? '', { ecmaVersion: 2020, sourceType: 'module' });
});

it('is the same program under the names that were chosen for it as under any other', async () => {
  const { 'quen.js': text = '' } = await buildSnippet();
  expect(text.startsWith('//# allFunctionsCalledOnLoad')).toBe(true);
  // The minifier names variables by what they are used for, whatever they were called: alike programs become alike texts.
  const named = async (code: string): Promise<string | undefined> =>
    (await minify(code, { compress: false, mangle: { toplevel: true }, module: true })).code;
  const script = await openScript(text);
  const others = script.names.map((name, index) => (script.isOurs[index] === true ? `long${index}` : name));
  expect(await named(text)).toBe(await named(writeScript(script, others)));
  // In whatever order, it has the same parts.
  const parts = (code: string): string[] => [...code].sort();
  const turned = writeScript(
    script,
    script.names,
    script.groups.map((group) => group.map((_, index) => group.length - 1 - index)),
  );
  parse(turned, { ecmaVersion: 2020 });
  expect(turned).not.toBe(writeScript(script, script.names));
  expect(parts(turned)).toEqual(parts(writeScript(script, script.names)));
  for (const scope of script.together) expect(new Set(scope.map((index) => script.names[index])).size).toBe(scope.length);
});
