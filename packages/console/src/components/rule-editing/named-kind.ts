import type { RuleKind } from '@quen/collector/console-api';

/** What is made, changed and deleted one by one. */
export type NamedKind = Exclude<RuleKind, 'shop'>;
