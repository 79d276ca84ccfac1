import { z } from 'zod';
import { decisionSchema, placementTraceSchema } from '../answer-schemas.ts';
import type { ApiRoute } from '../api-route.ts';

const totals = {
  visitors: z.int(),
  sessions: z.int(),
  pageViews: z.int(),
  orders: z.int(),
  revenueMinor: z.number().describe('minor units of the shop’s currency; only what the shop itself confirmed'),
  conversion: z.number().describe('sessions with an order, divided by sessions'),
  influencedShare: z.number().describe('share of revenue from orders within 7 days of seeing or clicking personalized content'),
};
const day = (what: string): z.ZodType => z.string().describe(`${what}, as \`2026-11-21\`, by the shop’s time zone`).optional();

const overview = z.object({
  from: z.string(),
  to: z.string(),
  current: z.object(totals),
  previous: z.object(totals).describe('the same number of days just before'),
  days: z.array(z.object({ day: z.string(), ...totals })),
  uplift: z
    .array(
      z.object({
        metric: z.enum(['conversion', 'revenuePerVisitor']),
        treated: z.number(),
        heldOut: z.number(),
        difference: z.number(),
        low: z.number(),
        high: z.number(),
        treatedVisitors: z.int(),
        heldOutVisitors: z.int(),
      }),
    )
    .describe('everyone else minus those who are never personalized, with a 95 % interval; empty without a global holdout'),
  topProducts: z.array(z.object({ itemId: z.string(), title: z.string(), views: z.int(), orders: z.int() })),
});

const difference = z.object({ difference: z.number(), low: z.number(), high: z.number() }).nullable();

const experiment = z.object({
  campaign: z.string(),
  goal: z.object({ event: z.string(), windowDays: z.number() }),
  startedAtMs: z.number().nullable(),
  arms: z.array(
    z.object({
      variant: z.string().describe('or `holdout`'),
      people: z.int(),
      exposures: z.int(),
      clicks: z.int(),
      conversions: z.int(),
      revenueMinor: z.number(),
      rate: z.number().describe('conversions a person, with a 95 % credible interval'),
      rateLow: z.number(),
      rateHigh: z.number(),
      chanceToWin: z.number(),
      uplift: z.number().nullable().describe('relative to the control'),
      upliftLow: z.number().nullable(),
      upliftHigh: z.number().nullable(),
      sequentialP: z.number().nullable().describe('of its rate against the control’s, corrected for how many arms are compared'),
      rateDifference: difference.describe('conversions a person less the control’s; may be looked at at any time'),
      revenueDifferenceMinor: difference.describe('revenue a person less the control’s; may be looked at at any time'),
    }),
  ),
  sampleRatioP: z
    .number()
    .nullable()
    .describe('below 0.001 people do not come to the variants as ordered, and nothing can be trusted'),
  sequentialP: z.number().nullable().describe('may be looked at at any time'),
  peopleNeeded: z.int().nullable(),
  control: z
    .string()
    .nullable()
    .describe('what the others are compared with: the holdout, or the first variant with people where nobody is held out'),
  verdict: z.enum(['too_early', 'winner', 'loser', 'no_difference', 'ratio_mismatch']),
  winner: z.string().nullable().describe('the arm told to be better than the control, or the control where all others are worse'),
  worse: z.array(z.string()).describe('arms told to be worse than the control'),
});

/** Answer of `GET /v1/decisions/{id}`. */
export const explainedDecisionSchema: z.ZodType = z.object({
  atMs: z.number(),
  profileId: z.string(),
  pageUrl: z.string(),
  ruleSetVersion: z.int(),
  modelVersion: z.string(),
  decision: decisionSchema,
  again: decisionSchema.nullable(),
  trace: placementTraceSchema.nullable(),
  same: z.boolean().describe('whether asking again gives the same campaign, variant and reason'),
  modelsChanged: z.boolean(),
  notes: z.array(z.string()),
});

/** What came of it, and why. */
export const resultsRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/v1/reports/overview',
    tag: 'Results',
    summary: 'The shop’s figures by day',
    key: 'secret',
    query: z.object({ from: day('the first day, 30 days back when absent'), to: day('the last day, today when absent') }),
    answers: [{ status: 200, description: 'the range beside the one before', schema: overview }],
    problems: ['invalid_request'],
  },
  {
    method: 'get',
    path: '/v1/experiments/{campaign}',
    tag: 'Results',
    summary: 'What a campaign’s variants brought',
    description: 'People count in the variant they saw first; who is held out counts once it would have been shown.',
    key: 'secret',
    answers: [{ status: 200, description: 'each arm with what came of it', schema: experiment }],
    problems: ['not_found'],
  },
  {
    method: 'get',
    path: '/v1/decisions/{id}',
    tag: 'Results',
    summary: 'Why something was, or was not, shown',
    description:
      'A decision, for as long as the shop keeps them, without its content, and the same question asked `again` of the rules’ version and the profile at that time.',
    key: 'secret',
    answers: [{ status: 200, description: 'the decision and its trace', schema: explainedDecisionSchema }],
    problems: ['not_found'],
  },
];
