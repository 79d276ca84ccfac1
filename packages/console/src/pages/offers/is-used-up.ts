import type { OfferUsageReport } from '@quen/collector/console-api';
import type { OfferLimits } from '@quen/protocol';

/** Whether nobody can get an offer any more, since all its uses or its whole budget are gone. */
export function isUsedUp(
  { uses, spendMinor }: Pick<OfferUsageReport, 'uses' | 'spendMinor'>,
  { totalUses = Number.POSITIVE_INFINITY, totalSpendMinor = Number.POSITIVE_INFINITY }: OfferLimits = {},
): boolean {
  return uses >= totalUses || spendMinor >= totalSpendMinor;
}
