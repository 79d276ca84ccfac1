import { type CompilerState, refuse } from './compiler-state.ts';
import { type ConditionNode, neverNode } from './condition-node.ts';
import { own } from './own-path.ts';

/** Groups that are being compiled, so that one which leads back to itself is seen. */
const open = new WeakMap<CompilerState, Set<string>>();

/**
 * `{"$savedGroup": {"id": "grp", "attributeKey": "userId"}}`: whether an attribute is in a list, or the condition of that name holds.
 * What cannot be made out matches nobody.
 */
export function compileSavedGroup(
  state: CompilerState,
  reference: unknown,
  path: string,
  compile: (condition: unknown) => ConditionNode,
): ConditionNode {
  const id = own(reference, 'id');
  const attributeKey = own(reference, 'attributeKey');
  const group = typeof id === 'string' ? own(state.groups, id) : null;
  if (typeof id !== 'string' || group === null || Array.isArray(group)) {
    refuse(state, path, 'There is no saved group of this id with a type; name one in {"id": …}.');
    return neverNode;
  }
  const type = own(group, 'type');
  if (type === 'list') {
    const key = attributeKey ?? own(group, 'attributeKey');
    const values = own(group, 'values');
    if (typeof key === 'string' && Array.isArray(values)) return compile({ [key]: { $in: values } });
  }
  const condition = own(group, 'condition');
  const opened = open.get(state) ?? new Set();
  if (
    type === 'condition' &&
    condition !== null &&
    !opened.has(id) &&
    (attributeKey === null || typeof attributeKey === 'string')
  ) {
    open.set(state, opened.add(id));
    const node = compile(condition);
    opened.delete(id);
    return node;
  }
  refuse(
    state,
    path,
    `The saved group "${id}" is faulty or leads back to itself; mend its type, attributeKey, values or condition.`,
  );
  return neverNode;
}
