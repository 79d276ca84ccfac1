import type { CompiledMerchandising, LocalizedText, MerchandisingKind } from '@quen/protocol';
import type { MerchandisingPlan } from './merchandising-plan.ts';

/** What one kind of merchandising rule does. */
export interface MerchandisingEffect {
  readonly kind: MerchandisingKind;
  /** For the console. */
  readonly label: LocalizedText;
  /** Adds the rule to the plan when it is of this kind and makes sense; a rule that does not is left out. */
  plan(rule: CompiledMerchandising, plan: MerchandisingPlan): void;
}
