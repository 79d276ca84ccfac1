import { catalogueCheck } from './catalogue-check.ts';
import type { Check } from './check.ts';
import { cursorsCheck } from './cursors-check.ts';
import { diskCheck } from './disk-check.ts';
import { erasedCheck } from './erased-check.ts';
import { integrityCheck } from './integrity-check.ts';
import { keysCheck } from './keys-check.ts';
import { profilesCheck } from './profiles-check.ts';
import { rejectedCheck } from './rejected-check.ts';
import { rulesCheck } from './rules-check.ts';

/** All checks, the ones others build on first. */
export const checks: readonly Check[] = [
  integrityCheck,
  diskCheck,
  cursorsCheck,
  profilesCheck,
  rulesCheck,
  catalogueCheck,
  keysCheck,
  rejectedCheck,
  erasedCheck,
];
