import type { Compilation } from './compilation.ts';

/** Notes each id that stands there a second time. */
export function checkDuplicates(list: readonly { readonly id: string }[], path: string, compilation: Compilation): void {
  const seen = new Map<string, number>();
  list.forEach(({ id }, index) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else compilation.fault(`${path}.${index}.id`, `"${id}" stands at ${path}.${first} already; give this one another id.`);
  });
}
