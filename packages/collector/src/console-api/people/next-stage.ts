import type { Profile } from '@quen/protocol';
import type { NextStageNeed } from '../types/customers.ts';

/** From so many orders on with a rhythm, and then from so many on alone; as the lifecycle projection counts. */
const committedOrders = 3;
const loyalOrders = 5;

/** What would bring a person to the next stage of the relationship; nothing beyond the last. */
export function nextStageNeeds(profile: Profile): readonly NextStageNeed[] {
  const { orders, satisfaction } = profile;
  switch (profile.lifecycle.stage) {
    case 'attracted':
      return ['come_back', 'say_who_they_are'];
    case 'acquainted':
      return ['fill_cart', 'keep_a_wish', 'answer_a_question'];
    case 'engaged':
      return ['place_first_order'];
    case 'customer':
      return ['place_second_order'];
    case 'repeat': {
      const dissatisfied = (satisfaction['csat']?.score ?? 5) < 4 || (satisfaction['nps']?.score ?? 10) < 7;
      return [
        orders.count < committedOrders ? 'order_again' : 'order_regularly',
        ...(dissatisfied ? ['be_satisfied' as const] : []),
      ];
    }
    case 'committed':
      return [...(orders.count < loyalOrders ? ['order_five_times' as const] : []), 'bring_somebody'];
    case 'loyal':
      return [];
  }
}
