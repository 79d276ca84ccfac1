import type { BuilderContext } from './builder-context.ts';
import { firstOperator } from './builder-fields.ts';
import type { ConditionGroup, ConditionRule } from './condition-tree.ts';
import { firstValue, operandKind } from './first-value.ts';

type Part = ConditionGroup['rules'][number];

/**
 * After another attribute or comparison was chosen, what it is compared with begins anew where the old no longer fits. One value becomes
 * a list of it, and a list its first value.
 */
export function settleTree(before: ConditionGroup, after: ConditionGroup, context: BuilderContext): ConditionGroup {
  const known = new Map<string, Part>();
  const collect = (part: Part): void => {
    if (part.id !== undefined) known.set(part.id, part);
    if ('rules' in part) for (const inner of part.rules) collect(inner);
  };
  collect(before);
  const visit = (part: Part): Part => {
    if ('rules' in part) return { ...part, rules: part.rules.map(visit) };
    const old = part.id === undefined ? undefined : known.get(part.id);
    if (old === undefined || 'rules' in old || (old.field === part.field && old.operator === part.operator)) return part;
    const isOther = old.field !== part.field && rootOf(old.field) !== rootOf(part.field);
    const operator = isOther ? firstOperator(context, part.field) : part.operator;
    const fresh = firstValue(context, part.field, operator);
    if (isOther) return { ...part, operator, value: fresh };
    const value = carryOver(old, operator, context);
    const fits = kindOf(fresh) === kindOf(value) && (old.operator !== '$within' || operator === '$olderThan');
    return { ...part, operator, value: fits ? value : fresh };
  };
  return visit(after) as ConditionGroup;

  function rootOf(field: string): string {
    for (const name of [field, field.slice(0, field.lastIndexOf('.'))])
      if (context.attributeByName.get(name)) return context.attributeByName.get(name)?.type === 'map' ? name : field;
    return field;
  }
}

/** What was compared with, as a comparison with a list or with a single value takes it. */
function carryOver(
  { operator: before, value }: ConditionRule,
  operator: string,
  context: BuilderContext,
): ConditionRule['value'] {
  const [from, to] = [operandKind(context, before), operandKind(context, operator)];
  const isSingle = (kind: string): boolean => kind === 'value' || kind === 'orderable';
  if (isSingle(from) && to === 'list')
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? [value] : [];
  return from === 'list' && isSingle(to) && Array.isArray(value) ? (value[0] ?? null) : value;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
