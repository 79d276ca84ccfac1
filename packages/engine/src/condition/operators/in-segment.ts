import type { ConditionNode } from '../condition-node.ts';
import type { ConditionOperator } from '../condition-operator.ts';

/** Whether the conditions of one of the segments hold now. Stands alone: `{"$inSegment": "vip"}`. */
export const inSegmentOperator: ConditionOperator<readonly ConditionNode[]> = {
  name: '$inSegment',
  label: { vi: 'thuộc phân khúc', en: 'is in segment' },
  operand: 'segment',
  examples: [
    { operand: 'all', value: null, result: true, given: { segments: [{ id: 'all', name: 'All', condition: {} }] } },
    {
      operand: ['none', 'all'],
      value: null,
      result: true,
      given: { segments: [none(), { id: 'all', name: 'All', condition: {} }] },
    },
    { operand: 'none', value: null, result: false, given: { segments: [none()] } },
  ],
  parseOperand(operand, scope) {
    const ids = Array.isArray(operand) ? operand : [operand];
    if (ids.length === 0 || ids.some((id) => typeof id !== 'string')) {
      return { ok: false, issues: [scope.issue('', 'This takes the id of a segment, or a list of ids.')] };
    }
    return { ok: true, value: ids.map((id: string) => scope.segment(id, '')) };
  },
  test(_, operand, context) {
    for (const node of operand) if (node.test(context, context)) return true;
    return false;
  },
  nextChangeAtMs(_, operand, context) {
    return Math.min(...operand.map((node) => node.nextChangeAtMs(context, context)));
  },
  explainParts(_, operand, __, context) {
    return operand.map((node) => node.explain(context, context));
  },
  describe() {
    return null;
  },
};

function none(): { id: string; name: string; condition: { $not: Record<string, never> } } {
  return { id: 'none', name: 'Nobody', condition: { $not: {} } };
}
