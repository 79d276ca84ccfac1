import type { CompiledMerchandising, Product } from '@quen/protocol';
import type { CompiledCondition } from '../condition/compile-condition.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { PreparedMerchandising } from '../rule-set/compilation.ts';
import { questionOfProducts } from './question-of-products.ts';

/** Merchandising rules that hold for this request, their conditions ready to be asked about products. */
export function readyMerchandising(
  rules: readonly PreparedMerchandising[],
  filter: CompiledCondition | null,
  evaluation: EvaluationContext,
): CompiledMerchandising[] {
  if (filter === null && rules.length === 0) return [];
  // One object is asked about each product in turn: a copy for each would cost more than the conditions.
  const probe: { -readonly [K in keyof EvaluationContext]: EvaluationContext[K] } = { ...evaluation };
  const matcher = (condition: CompiledCondition | null) => (product: Product) => {
    probe.product = product;
    return condition === null || condition.test(probe);
  };
  const ready: CompiledMerchandising[] = [];
  const chooser = (kind: 'filter' | 'exclude', chosen: CompiledCondition | null): CompiledMerchandising => {
    const condition = chosen === null ? undefined : questionOfProducts(chosen);
    return { kind, match: matcher(chosen), ...(condition !== undefined && { condition }) };
  };
  if (filter !== null) ready.push(chooser('filter', filter));
  for (const { rule, match, when } of rules) {
    if (when !== null && !when.test(evaluation)) continue;
    switch (rule.kind) {
      case 'pin':
        ready.push({ kind: 'pin', itemIds: rule.itemIds, position: rule.position });
        break;
      case 'limit':
        ready.push({ kind: 'limit', by: rule.by, max: rule.max });
        break;
      case 'boost':
      case 'bury':
        ready.push({ kind: rule.kind, match: matcher(match), factor: rule.factor });
        break;
      default:
        ready.push(chooser(rule.kind, match));
    }
  }
  return ready;
}
