import type { HistoryEntry } from '@quen/protocol';
import type { Behaviour } from '../behaviour.ts';
import type { ConditionOperator } from '../condition-operator.ts';
import { countBehaviour, nextChangeOfBehaviour } from '../count-behaviour.ts';
import { parseBehaviour } from '../parse-behaviour.ts';

const noonMs = 1_748_840_400_000;
const dayMs = 86_400_000;

/**
 * Past behaviour: events of a name, with a `where`, so many of them, of distinct values (`distinct`) or so much in sum (`sum`),
 * `within` a time, in order: `followedBy` something after the count was reached, `notFollowedBy` something after the last of them.
 * "Viewed a shoe three times in 14 days and has not bought since" is the first example.
 *
 * Only what the profile remembers counts: its newest 200 events, and of more the oldest of the commonest kind go first. So orders,
 * searches and all that is rare are counted over years, and the looks of who looks at hundreds of products only as far back as they
 * are remembered; for orders without a limit there are `orders.count` and `orders.revenue`.
 */
export const performedOperator: ConditionOperator<Behaviour> = {
  name: '$performed',
  label: { vi: 'đã thực hiện', en: 'include' },
  operand: 'behaviour',
  takes: ['events'],
  examples: [
    {
      operand: {
        name: 'view_item',
        where: { item_category: 'giay' },
        atLeast: 3,
        within: '14d',
        notFollowedBy: { name: 'purchase' },
      },
      value: [view(9), view(4), view(1)],
      result: true,
    },
    {
      operand: { name: 'view_item', atLeast: 3, within: '14d', notFollowedBy: { name: 'purchase' } },
      value: [view(9), view(4), view(3), bought(1)],
      result: false,
    },
    { operand: { name: 'view_item', atLeast: 3, within: '7d' }, value: [view(9), view(4), view(1)], result: false },
    { operand: { name: 'view_item', distinct: 'item_id', exactly: 1 }, value: [view(9), view(4)], result: true },
    {
      operand: { name: 'purchase', sum: 'value_minor', atLeast: 500_000, within: '90d' },
      value: [bought(40), bought(3)],
      result: true,
    },
    { operand: { name: 'view_item', followedBy: { name: 'purchase', within: '2d' } }, value: [view(9), bought(8)], result: true },
    { operand: { name: 'purchase', atMost: 0 }, value: [], result: true },
    { operand: { name: 'purchase' }, value: null, result: false },
  ],
  parseOperand(operand, scope) {
    return parseBehaviour(operand, scope);
  },
  test(value, operand, context) {
    return countBehaviour(value, operand, context).holds;
  },
  nextChangeAtMs(value, operand, context) {
    return nextChangeOfBehaviour(value, operand, context);
  },
  describe(value, operand, context) {
    return countBehaviour(value, operand, context).measured;
  },
};

function view(daysAgo: number): HistoryEntry {
  return { n: 'view_item', t: noonMs - daysAgo * dayMs, i: [{ item_id: 'sp-1', item_category: 'giay', quantity: 1 }] };
}

function bought(daysAgo: number): HistoryEntry {
  return { n: 'purchase', t: noonMs - daysAgo * dayMs, v: 300_000, i: [{ item_id: 'sp-1', item_category: 'giay', quantity: 1 }] };
}
