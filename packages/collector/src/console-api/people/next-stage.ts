import { committedOrders, isDissatisfied, loyalOrders } from '@quen/engine';
import type { Profile } from '@quen/protocol';
import type { NextStageNeed } from '../types/customers.ts';

/** What would bring a person to the next stage of the relationship; nothing beyond the last. */
export function nextStageNeeds(profile: Profile): readonly NextStageNeed[] {
  const { orders } = profile;
  switch (profile.lifecycle.stage) {
    case 'attracted':
      return ['come_back', 'say_who_they_are'];
    case 'acquainted':
      return ['fill_cart', 'keep_a_wish', 'answer_a_question'];
    case 'engaged':
      return ['place_first_order'];
    case 'customer':
      return ['place_second_order'];
    case 'repeat':
      return [
        orders.count < committedOrders ? 'order_again' : 'order_regularly',
        ...(isDissatisfied(profile) ? ['be_satisfied' as const] : []),
      ];
    case 'committed':
      return [...(orders.count < loyalOrders ? ['order_five_times' as const] : []), 'bring_somebody'];
    case 'loyal':
      return [];
  }
}
