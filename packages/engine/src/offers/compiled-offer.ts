import type { Offer } from '@quen/protocol';
import type { CompiledSchedule } from '../campaign/compiled-schedule.ts';
import type { CompiledCondition } from '../condition/compile-condition.ts';

/** An offer, its conditions and schedule ready to be asked. */
export interface CompiledOffer {
  readonly id: string;
  readonly source: Offer;
  /** Null is everyone. */
  readonly eligibility: CompiledCondition | null;
  /** Null is every line. */
  readonly lines: CompiledCondition | null;
  readonly schedule: CompiledSchedule | null;
  readonly priority: number;
}
