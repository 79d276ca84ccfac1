import type { Uplift } from '@quen/collector/console-api';

/** What may be said about an uplift without saying more than is known. */
export type UpliftVerdict = 'too_few' | 'better' | 'worse' | 'unclear';

/** Below so many held out, the interval itself is not to be trusted. */
const fewestHeldOut = 30;

/** Says better or worse only when the whole 95 % interval does. */
export function upliftVerdict({ low, high, heldOutVisitors, treatedVisitors }: Uplift): UpliftVerdict {
  if (heldOutVisitors < fewestHeldOut || treatedVisitors < fewestHeldOut) return 'too_few';
  if (low > 0) return 'better';
  if (high < 0) return 'worse';
  return 'unclear';
}
