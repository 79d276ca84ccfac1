import type { AnyBenefitKind } from './benefit-kind.ts';
import { amount } from './benefits/amount.ts';
import { buyXGetY } from './benefits/buy-x-get-y.ts';
import { freeShipping } from './benefits/free-shipping.ts';
import { gift } from './benefits/gift.ts';
import { percentage } from './benefits/percentage.ts';
import { points } from './benefits/points.ts';
import { tiered } from './benefits/tiered.ts';

/** Every kind of benefit an offer may give. */
export const benefits: readonly AnyBenefitKind[] = [percentage, amount, freeShipping, gift, buyXGetY, tiered, points];
