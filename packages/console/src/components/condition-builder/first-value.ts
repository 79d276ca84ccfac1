import type { Json } from '@quen/protocol';
import { attributeOf, type BuilderContext } from './builder-context.ts';
import { advancedField, isOperator, notPrefix, segmentField } from './condition-tree.ts';

/** What a new line compares with until something else is chosen: always something the engine takes. */
export function firstValue(context: BuilderContext, field: string, operator: string): Json {
  if (field === advancedField) return {};
  if (field === segmentField) return context.segments[0]?.id ?? '';
  const attribute = attributeOf(context, field);
  const kind = operandKind(context, operator);
  if (kind === 'list') return [];
  if (kind === 'boolean') return true;
  if (kind === 'duration') return '30d';
  if (kind === 'time') return '2026-01-01';
  if (kind === 'weekdays') return ['sat', 'sun'];
  if (kind === 'hours') return { from: '18:00', to: '22:00' };
  if (kind === 'behaviour') return { name: 'view_item', atLeast: 1, within: '30d' };
  if (kind === 'number') return 1;
  if (kind === 'regex' || kind === 'version') return '';
  if (attribute?.type === 'boolean') return true;
  if (attribute?.type === 'number') return typeof attribute.example === 'number' ? attribute.example : 1;
  return attribute?.values?.[0] ?? '';
}

/** The kind of operand a comparison takes; `value` for the plain one. */
export function operandKind(context: BuilderContext, operator: string): string {
  const name = operator.startsWith(notPrefix) ? operator.slice(notPrefix.length) : operator;
  return name === isOperator ? 'value' : (context.operandOf.get(name) ?? 'json');
}
