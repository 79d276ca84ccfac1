import type { Json } from '@quen/protocol';

/** A named list, or in GrowthBook's second form a list with its attribute or a condition. */
export type SavedGroup =
  | readonly Json[]
  | { readonly type: 'list'; readonly attributeKey?: string; readonly values: readonly Json[] }
  | { readonly type: 'condition'; readonly condition: Json };

/** Lists by id, for `$inGroup` and `$notInGroup`. */
export interface SavedGroups {
  readonly [id: string]: SavedGroup;
}
