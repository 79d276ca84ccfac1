import type { Placement } from '@quen/protocol';
import type { Compilation } from './compilation.ts';
import type { CompiledCampaign, CompiledPlacement } from './compiled-rule-set.ts';

const defaultMaxItems = 12;

/** Compiles one placement with those of the campaigns that name it; its faults are noted under `path`. */
export function compilePlacement(
  placement: Placement,
  path: string,
  campaigns: readonly CompiledCampaign[],
  compilation: Compilation,
): CompiledPlacement {
  const { repeats = [] } = placement;
  repeats.forEach((kind, index) => {
    if (repeats.indexOf(kind) < index)
      compilation.fault(`${path}.repeats.${index}`, `"${kind}" stands there twice; take one out.`);
  });
  const own = campaigns.filter((campaign) => campaign.source.placements.includes(placement.id));
  const liveCampaigns = own.filter((campaign) => campaign.live);
  const maxItems = placement.maxItems ?? defaultMaxItems;
  return {
    id: placement.id,
    source: placement,
    maxItems,
    merchandising: compilation.merchandising(placement.merchandising ?? [], `${path}.merchandising`),
    campaigns: own,
    liveCampaigns,
    lists: listsOf(placement, liveCampaigns, maxItems),
  };
}

/** Merchandising of its own makes a placement's lists its own, too, and so does not looking at the others. */
function listsOf(placement: Placement, campaigns: readonly CompiledCampaign[], maxItems: number): Map<string, number> {
  const lists = new Map<string, number>();
  if ((placement.merchandising ?? []).length > 0 || placement.repeats?.includes('products') === true) return lists;
  for (const { variants } of campaigns) {
    for (const { content } of variants) {
      if (content.list === undefined) continue;
      const { name, limit } = content.list;
      lists.set(name, Math.max(lists.get(name) ?? 0, Math.min(limit, maxItems)));
    }
  }
  return lists;
}
