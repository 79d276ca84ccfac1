import type { Json } from '@quen/protocol';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import type { AttributeType } from './attribute-type.ts';

export type AttributeGroup =
  | 'profile'
  | 'session'
  | 'device'
  | 'channel'
  | 'cart'
  | 'orders'
  | 'lifecycle'
  | 'affinity'
  | 'answers'
  | 'consents'
  | 'exposures'
  | 'events'
  | 'page'
  | 'product'
  | 'line'
  | 'time';

/** `minor` is money in the currency's smallest unit. */
export type AttributeUnit = 'minor' | 'days' | 'hours' | 'minutes' | 'seconds' | 'pieces' | 'times' | 'share' | 'ms' | null;

/** Something a condition may look at. */
export interface Attribute {
  /** `cart.value` */
  readonly name: string;
  readonly group: AttributeGroup;
  readonly type: AttributeType;
  readonly unit: AttributeUnit;
  readonly label: { readonly vi: string; readonly en: string };
  /** Where the value comes from. */
  readonly origin: string;
  /** For a map: what stands behind one of its keys. */
  readonly example: Json;
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[];
  /** The value; null or undefined when missing. May trip over an odd context: the compiler takes that as missing. */
  read(context: EvaluationContext): unknown;
  /** For a map: the reader of the value behind a key (which may have dots). Made once, when a condition is compiled. */
  readKey?(key: string): (context: EvaluationContext) => unknown;
  /** When `read` (or `readKey`) depends on the present: the first moment after now at which it may answer otherwise; never later. */
  nextChangeAtMs?(context: EvaluationContext, key: string): number;
  /** True for the present itself. */
  readonly isClock?: boolean;
}
