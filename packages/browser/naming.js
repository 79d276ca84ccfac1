import { createHash } from 'node:crypto';
import { minify } from 'terser';

/**
 * Takes a minified script apart. Which variables meet in which scope is terser's knowledge; its tree is not documented, so the build's test
 * compares what comes out with what went in.
 *
 * @param {string} code
 * @returns {Promise<import('./naming.js').NamedScript>}
 */
export async function openScript(code) {
  const { ast } = await minify(code, { compress: false, mangle: false, module: true, format: { ast: true, code: false } });
  ast.figure_out_scope({ module: true, toplevel: true });
  const scopes = new Set();
  const visit = (node, descend) => {
    for (const scope of [node, node.block_scope]) if (scope?.enclosed) scopes.add(scope);
    descend?.call(node);
  };
  ast.walk({ _visit: visit, visit() {}, push() {}, pop() {} });
  const known = [...scopes].map((scope) => [...new Set([...scope.enclosed, ...scope.variables.values()])]);
  const variables = [...new Set(known.flat())];
  const isOurs = variables.map((variable) => !variable.undeclared && variable.name !== 'arguments');
  const names = variables.map((variable) => variable.name);
  for (const [index, variable] of variables.entries())
    if (isOurs[index]) variable.mangled_name = `$${String(index).padStart(4, '0')}$`;
  const parts = ast.print_to_string({ ecma: 2020 }).split(/\$(\d{4})\$/);
  const pieces = parts.filter((_, index) => index % 2 === 0);
  const slots = parts.filter((_, index) => index % 2 === 1).map(Number);
  return {
    pieces,
    slots,
    names,
    isOurs,
    together: known.map((list) => list.map((variable) => variables.indexOf(variable))),
    fingerprint: createHash('sha256').update(pieces.join('\0')).update(slots.join()).digest('base64url').slice(0, 22),
  };
}

/**
 * The script with its variables called so.
 *
 * @param {import('./naming.js').NamedScript} script
 * @param {readonly string[]} names
 */
export function writeScript({ pieces, slots }, names) {
  let text = pieces[0];
  for (let index = 0; index < slots.length; index++) text += names[slots[index]] + pieces[index + 1];
  return text;
}
