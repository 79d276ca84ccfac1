import { parse } from 'acorn';
import { minify } from 'terser';

/**
 * Takes a minified script apart. Which variables meet in which scope is terser's knowledge; its tree is not documented, so the build's test
 * compares what comes out with what went in.
 *
 * @param {string} code
 * @returns {Promise<import('./naming.js').NamedScript>}
 */
export async function openScript(code) {
  const { ast } = await minify(code, {
    compress: false,
    mangle: false,
    module: true,
    format: { ast: true, code: false },
  });
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
  const text = ast.print_to_string({ ecma: 2020 });
  return {
    text,
    names,
    isOurs,
    together: known.map((list) => list.map((variable) => variables.indexOf(variable))),
    groups: groupsOf(text),
  };
}

/**
 * The script with its variables called so, and the parts of its groups in this order.
 *
 * @param {import('./naming.js').NamedScript} script
 * @param {readonly string[]} names
 * @param {readonly (readonly number[])[]} orders
 */
export function writeScript({ text, groups }, names, orders = groups.map((parts) => parts.map((_, index) => index))) {
  const write = (from, to, next) => {
    let written = '';
    let at = from;
    for (let group = next; group < groups.length; group++) {
      const parts = groups[group];
      // Groups are sorted by where they begin: what lies inside this one was written with it.
      if (parts[0][0] < at || parts.at(-1)[1] > to) continue;
      for (const [index, [begin, end]] of parts.entries()) {
        const chosen = parts[orders[group][index]];
        written += text.slice(at, begin) + write(chosen[0], chosen[1], group + 1);
        at = end;
      }
    }
    return written + text.slice(at, to);
  };
  return write(0, text.length, 0).replace(/\$(\d{4})\$/g, (_, index) => names[Number(index)]);
}

/**
 * Orders of groups as they are kept: `2,0,1 1,0`.
 *
 * @param {string} text
 */
export const readOrders = (text) => text.split(' ').map((order) => order.split(',').map(Number));

/** Whether evaluating an expression does nothing but answer. */
const isQuiet = (node) => {
  if (node === null) return true;
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'Literal':
      return true;
    case 'MemberExpression':
      return isQuiet(node.object) && (!node.computed || isQuiet(node.property));
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isQuiet(node.left) && isQuiet(node.right);
    case 'ConditionalExpression':
      return isQuiet(node.test) && isQuiet(node.consequent) && isQuiet(node.alternate);
    case 'UnaryExpression':
      return node.operator !== 'delete' && isQuiet(node.argument);
    case 'ArrayExpression':
      return node.elements.every(isQuiet);
    case 'ObjectExpression':
      return node.properties.every(({ type, computed, value }) => type === 'Property' && !computed && isQuiet(value));
    default:
      return false;
  }
};

/** Functions and constants, which may be declared in any order. */
const isConstant = (node) =>
  node === null ||
  /^(ArrowFunctionExpression|FunctionExpression|Literal)$/.test(node.type) ||
  (/^(Array|Object)Expression$/.test(node.type) &&
    (node.elements ?? node.properties).every((part) => isConstant(part.value ?? part)));

/** Neighbours whose order says nothing: declarations of constants, an object's properties, what is taken out of an object. */
export function groupsOf(text) {
  const groups = [];
  const add = (nodes, isFree) => {
    let run = [];
    for (const node of [...nodes, undefined]) {
      if (node && isFree(node)) run.push([node.start, node.end]);
      else {
        if (run.length > 1) groups.push(run);
        run = [];
      }
    }
  };
  const visit = (node) => {
    if (node.type === 'VariableDeclaration')
      add(node.declarations, ({ id, init }) => id.type === 'Identifier' && isConstant(init));
    if (node.type === 'ObjectExpression')
      add(node.properties, ({ type, computed, value }) => type === 'Property' && !computed && isQuiet(value));
    if (node.type === 'ObjectPattern')
      add(
        node.properties,
        ({ value }) => value?.type === 'Identifier' || (value?.type === 'AssignmentPattern' && isConstant(value.right)),
      );
    for (const part of Object.values(node).flat()) if (part && typeof part.type === 'string') visit(part);
  };
  visit(parse(text, { ecmaVersion: 2020 }));
  return groups.sort((one, other) => one[0][0] - other[0][0] || other.at(-1)[1] - one.at(-1)[1]);
}
