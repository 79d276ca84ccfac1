import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { parse } from 'acorn';
import { minify } from 'terser';
import { describe, expect, it } from 'vitest';
import { buildSnippet } from '../packages/browser/build.js';
import { carryNames } from '../packages/browser/carry-names.js';
import { type ChosenNames, type NamedScript, openScript, writeScript } from '../packages/browser/naming.js';

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

describe('a snippet that has changed since its names were chosen', async () => {
  const kept = JSON.parse(await readFile(join(import.meta.dirname, '../packages/browser/names.json'), 'utf8')) as ChosenNames;
  const { 'quen.js': before = '' } = await buildSnippet({ named: false });
  const weigh = (...written: Parameters<typeof writeScript>): number =>
    deflateRawSync(writeScript(...written), { level: 9 }).length;
  const gain = (script: NamedScript): number => {
    const { names, orders } = carryNames(kept, script);
    return weigh(script, script.names) - weigh(script, names, orders);
  };

  it.each([
    ['a statement more', 'let fresh=document.cookie;if(fresh>"")console.log(fresh);'],
    [
      'a function more',
      'function fresh(a,b){let c=a.length;for(const d of b)c+=d.size;return c?document.title+c:b}fresh([],[]);',
    ],
  ])('keeps most of what they saved, with %s', async (_case, added) => {
    const middle = before.indexOf('=>{', before.length / 2) + '=>{'.length;
    const script = await openScript(before.slice(0, middle) + added + before.slice(middle));
    const { names, orders } = carryNames(kept, script);
    for (const scope of script.together) expect(new Set(scope.map((index) => names[index])).size).toBe(scope.length);
    for (const [index, name] of names.entries()) if (script.isOurs[index] === false) expect(name).toBe(script.names[index]);
    parse(writeScript(script, names, orders), { ecmaVersion: 2020 });
    expect(gain(script)).toBeGreaterThan(0.8 * gain(await openScript(before)));
  });

  it('is named anew where nothing is left of it', async () => {
    const script = await openScript('(()=>{const first=1,second=first+1;console.log(first,second)})();');
    expect(carryNames(kept, script).names).toEqual(script.names);
  });
});
