import type { OperandScope, ParsedOperand } from './condition-operator.ts';
import { type Members, toMembers } from './membership.ts';
import { nearestName } from './nearest-name.ts';
import { own } from './own-path.ts';

/** Finds the saved list an operand names. In GrowthBook's dialect an unknown one is empty. */
export function parseGroup(operand: unknown, scope: OperandScope): ParsedOperand<Members> {
  if (typeof operand !== 'string')
    return { ok: false, issues: [scope.issue('', 'This takes the id of a saved list, as a text.')] };
  const group = own(scope.groups, operand);
  if (group === null && scope.dialect === 'growthbook') return { ok: true, value: toMembers([]) };
  const values = own(group, 'type') === 'list' ? own(group, 'values') : group;
  if (Array.isArray(values)) return { ok: true, value: toMembers(values) };
  const nearest = nearestName(operand, Object.keys(scope.groups));
  const hint = nearest === null ? 'Add it, or name another.' : `Did you mean "${nearest}"?`;
  return { ok: false, issues: [scope.issue('', `There is no saved list "${operand.slice(0, 80)}". ${hint}`)] };
}
