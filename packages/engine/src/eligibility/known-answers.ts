import type { ConsentPurpose, ConsentState } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { SharedCondition } from '../rule-set/shared-condition.ts';
import { isGranted } from './is-granted.ts';

/** What has been found out about a person and their page within one decision: hundreds of campaigns ask the same few things. */
export interface KnownAnswers {
  readonly context: EvaluationContext;
  readonly consent: ConsentState;
  /** By the condition's slot: 0 is not asked yet, 1 holds, 2 does not. */
  readonly conditions: Uint8Array;
  readonly granted: { [purpose in ConsentPurpose]?: boolean };
}

export function createKnownAnswers(context: EvaluationContext, consent: ConsentState, conditionCount: number): KnownAnswers {
  return { context, consent, conditions: new Uint8Array(conditionCount), granted: {} };
}

/** Whether all parts of an audience hold. */
export function holds(parts: readonly SharedCondition[], { conditions, context }: KnownAnswers): boolean {
  for (let at = 0; at < parts.length; at++) {
    const { slot, condition } = parts[at] as SharedCondition;
    let answer = conditions[slot];
    if (answer === 0) {
      answer = condition.test(context) ? 1 : 2;
      conditions[slot] = answer;
    }
    if (answer !== 1) return false;
  }
  return true;
}

/** Whether a purpose is consented to. */
export function isGrantedOnce(purpose: ConsentPurpose, { granted, context, consent }: KnownAnswers): boolean {
  granted[purpose] ??= isGranted(purpose, consent, context.profile, context.shop);
  return granted[purpose];
}
