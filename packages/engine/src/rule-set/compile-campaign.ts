import type { Campaign } from '@quen/protocol';
import { variantRanges } from '../assignment/choose-variant.ts';
import { defaultHoldout } from '../assignment/in-holdout.ts';
import { compileSchedule } from '../campaign/compiled-schedule.ts';
import { looksAtProfile } from '../campaign/looks-at-profile.ts';
import { compilePlainCondition, type PlainCondition } from '../condition/compile-condition.ts';
import { compileContent } from '../content/contents.ts';
import { checkDuplicates } from './check-duplicates.ts';
import type { Compilation } from './compilation.ts';
import type { CompiledCampaign } from './compiled-rule-set.ts';

/** Compiles one campaign; its faults are noted under `path`. */
export function compileCampaign(
  campaign: Campaign,
  path: string,
  placementIds: ReadonlySet<string>,
  compilation: Compilation,
): CompiledCampaign {
  campaign.placements.forEach((id, index) => {
    if (!placementIds.has(id)) {
      compilation.fault(
        `${path}.placements.${index}`,
        `There is no placement "${id}"; add it to the placements, or mend its name.`,
      );
    }
  });
  checkDuplicates(campaign.variants, `${path}.variants`, compilation);
  if (!campaign.variants.some((variant) => variant.weight > 0)) {
    compilation.fault(`${path}.variants`, 'No variant has a weight above 0; give one of them some.');
  }
  const { namespace } = campaign;
  if (namespace !== undefined && namespace.from >= namespace.to) {
    compilation.fault(`${path}.namespace`, 'The share is empty; put "to" above "from".');
  }
  const { purpose } = campaign;
  const everyone = Object.keys(campaign.audience).length === 0;
  const personal = !everyone && looksAtProfile(campaign.audience);
  if (personal && purpose === 'none') {
    compilation.fault(
      `${path}.purpose`,
      'The audience looks at the profile, which needs consent; name the purpose, or leave it out.',
    );
  }
  return {
    id: campaign.id,
    source: campaign,
    live: campaign.status === 'running' || campaign.status === 'scheduled',
    priority: campaign.priority ?? 0,
    rank: 0,
    audience: everyone ? null : compilation.condition(campaign.audience, `${path}.audience`),
    parts: [],
    schedule:
      campaign.schedule === undefined
        ? null
        : compileSchedule(campaign.schedule, (below, message) => compilation.fault(`${path}.schedule.${below}`, message)),
    caps: campaign.frequencyCaps ?? [],
    purpose: purpose ?? (personal ? 'personalization' : 'none'),
    personal,
    holdout: campaign.holdout ?? defaultHoldout,
    variants: campaign.variants.map((variant, index) => ({
      id: variant.id,
      weight: variant.weight,
      source: variant,
      content: compileContent(variant.content, `${path}.variants.${index}.content`, compilation),
    })),
    offerIds: [...new Set(campaign.variants.flatMap(({ content }) => (content.kind === 'offer' ? [content.offerId] : [])))],
    ranges: variantRanges(campaign.variants),
    goalWhere: goalWhereOf(campaign, path, compilation),
  };
}

function goalWhereOf(campaign: Campaign, path: string, compilation: Compilation): PlainCondition | null {
  const where = campaign.goal?.where;
  if (where === undefined) return null;
  const compiled = compilePlainCondition(where);
  if (compiled.ok) return compiled.value;
  for (const issue of compiled.issues) compilation.fault(`${path}.goal.where.${issue.path}`, issue.message, issue.code);
  return null;
}
