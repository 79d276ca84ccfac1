import type { Condition, Json } from '@quen/protocol';
import { compileCondition } from '../condition/compile-condition.ts';
import type { SegmentLookup } from '../condition/compiler-state.ts';
import type { CompiledCampaign } from './compiled-rule-set.ts';
import type { SharedCondition } from './shared-condition.ts';

/**
 * Takes audiences apart, the same parts being one object: marketers target the same few things over and over. In each audience the parts that
 * most others have come first, since their answers are mostly known by then.
 *
 * @returns the campaigns with their parts, and how many different ones there are.
 */
export function shareConditions(
  campaigns: readonly CompiledCampaign[],
  segments: SegmentLookup,
): { readonly campaigns: CompiledCampaign[]; readonly count: number } {
  const bySource = new Map<string, SharedCondition>();
  const uses: number[] = [];

  function share(key: string, operand: Json): SharedCondition[] {
    const source: Condition = { [key]: operand };
    const text = JSON.stringify(source);
    let part = bySource.get(text);
    if (part === undefined) {
      const compiled = compileCondition(source, { segments });
      // A fault has been noted with the whole audience: nothing will be decided with it.
      if (!compiled.ok) return [];
      part = { slot: bySource.size, condition: compiled.value };
      bySource.set(text, part);
    }
    uses[part.slot] = (uses[part.slot] ?? 0) + 1;
    return [part];
  }

  const partsOf = campaigns.map(({ audience }) =>
    audience === null ? [] : Object.entries(audience.source).flatMap(([key, operand]) => share(key, operand)),
  );
  return {
    campaigns: campaigns.map((campaign, index) => ({
      ...campaign,
      parts: (partsOf[index] ?? []).sort((a, b) => (uses[b.slot] ?? 0) - (uses[a.slot] ?? 0)),
    })),
    count: bySource.size,
  };
}
