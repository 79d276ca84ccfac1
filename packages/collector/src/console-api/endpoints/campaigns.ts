import { type Issue, personas } from '@quen/protocol';
import { campaignSchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { backtestForConsole } from '../../backtest/console-backtest.ts';
import { type Rehearsal, rehearseDecision } from '../../explain/rehearse-decision.ts';
import { ProblemError } from '../../server/problem.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import type { CampaignPreview } from '../types/rules.ts';

/** Drafts, before anybody sees them. */
export const campaignEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('POST /campaigns/preview', {
    body: z.object({
      campaign: campaignSchema,
      placement: z.string().min(1).max(200),
      profileId: z.string().max(200).exactOptional(),
      persona: z.enum(personas).exactOptional(),
      atMs: z.number().exactOptional(),
      locale: z.string().max(35).exactOptional(),
      itemId: z.string().max(200).exactOptional(),
      forceVariant: z.string().max(200).exactOptional(),
    }),
    async answer({ core, body }) {
      const { campaign, placement, itemId, forceVariant, ...who } = body;
      const product = itemId === undefined ? undefined : core.products.get(itemId);
      const question = {
        ...who,
        draft: campaign,
        placements: [placement],
        ...(itemId !== undefined && { page: { url: product?.url ?? '/', type: 'product' as const, itemId } }),
      };
      const rehearse = async (asked: Rehearsal): Promise<CampaignPreview> => {
        const rehearsed = await rehearseDecision(core, asked);
        if (!rehearsed.ok) throw refusal(rehearsed.issues);
        const decision = rehearsed.value.decisions.find((one) => one.placement === placement);
        if (decision === undefined) throw new ProblemError('unknown_placement');
        const trace = rehearsed.value.trace.find((one) => one.placement === placement);
        return { decision, trace: trace ?? { placement, candidates: [] } };
      };
      const asItFalls = await rehearse(question);
      if (forceVariant === undefined) return asItFalls;
      // A variant that is looked at is shown whoever looks; why it would or would not be is told as it falls.
      return { ...asItFalls, decision: (await rehearse({ ...question, forceVariant })).decision };
    },
  }),
  defineEndpoint('POST /campaigns/backtest', {
    body: z.object({ campaign: campaignSchema, days: z.int().min(1).max(366) }),
    async answer({ core, body }) {
      const tested = await backtestForConsole(core, body.campaign, body.days);
      if (!tested.ok) throw refusal(tested.issues);
      return tested.value;
    },
  }),
];

function refusal(issues: readonly Issue[]): ProblemError {
  const missing = issues.find(({ code }) => code === 'not_found');
  return missing === undefined
    ? new ProblemError('invalid_rule_set', 'The draft cannot be tried', issues.map(withinDraft))
    : new ProblemError('not_found', missing.message);
}

/** All other rules are sound: a path begins in the draft, wherever in the set it stands. */
function withinDraft(issue: Issue): Issue {
  return { ...issue, path: issue.path.replace(/^campaigns\.\d+\./, '') };
}
