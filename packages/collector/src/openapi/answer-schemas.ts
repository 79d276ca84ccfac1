import {
  type CandidateTrace,
  type ConditionTrace,
  type DecideResponse,
  type Decision,
  type ErrorCode,
  type EventResult,
  type EventsResponse,
  errorCodes,
  type Issue,
  type PageFacts,
  type PlacementTrace,
  type Problem,
  type ProductCard,
  type ProductsTrace,
  type RenderedContent,
  reasons,
  tailorings,
  traceCodes,
  unmetPinReasons,
} from '@quen/protocol';
import { benefitSchema, jsonSchema, pageTypeSchema, type ShapeOf } from '@quen/protocol/schema';
import { z } from 'zod';

const codeSchema: z.ZodType<ErrorCode> = z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]);

export const issueSchema: z.ZodType<Issue> = z.object({
  code: codeSchema,
  path: z.string().describe('where it is wrong, as `events.0.properties.items`; empty for the whole'),
  message: z.string(),
} satisfies ShapeOf<Issue>);

export const problemSchema: z.ZodType<Problem> = z.object({
  type: z.string().describe('`/problems/<code>`'),
  code: codeSchema,
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().exactOptional(),
  issues: z.array(issueSchema).exactOptional(),
} satisfies ShapeOf<Problem>);

export const eventResultSchema: z.ZodType<EventResult> = z.object({
  index: z.int(),
  status: z.enum(['accepted', 'duplicate', 'rejected', 'set_aside', 'withheld']),
  messageId: z.string().exactOptional(),
  issues: z.array(issueSchema).exactOptional(),
} satisfies ShapeOf<EventResult>);

const pageFactsSchema: z.ZodType<PageFacts> = z
  .object({
    type: pageTypeSchema.exactOptional(),
    itemId: z.string().exactOptional(),
    category: z.string().exactOptional(),
    searchTerm: z.string().exactOptional(),
  } satisfies ShapeOf<PageFacts>)
  .describe('what the events told of the page beyond what the request said of it');

export const eventsResponseSchema: z.ZodType<EventsResponse> = z.object({
  results: z.array(eventResultSchema),
  page: pageFactsSchema.exactOptional(),
} satisfies ShapeOf<EventsResponse>);

export const productCardSchema: z.ZodType<ProductCard> = z.object({
  itemId: z.string(),
  title: z.string(),
  url: z.string(),
  imageUrl: z.string().exactOptional(),
  brand: z.string().exactOptional(),
  category: z.string().exactOptional(),
  price: z.number().exactOptional(),
  listPrice: z.number().exactOptional(),
  currency: z.string(),
  reason: z.string().describe('for the shopper: “Vì bạn vừa xem …”').exactOptional(),
  strategy: z.string(),
} satisfies ShapeOf<ProductCard>);

const layout = z.enum(['bar', 'card']);

export const renderedContentSchema: z.ZodType<RenderedContent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('recommendations'),
    title: z.string(),
    layout: z.enum(['carousel', 'grid', 'list']),
    items: z.array(productCardSchema),
  }),
  z.object({
    kind: z.literal('offer'),
    offerId: z.string(),
    headline: z.string(),
    body: z.string().exactOptional(),
    layout,
    linkUrl: z.string().exactOptional(),
    code: z.string().exactOptional(),
    endsAtMs: z.number().exactOptional(),
    benefit: benefitSchema,
  }),
  z.object({
    kind: z.literal('message'),
    headline: z.string(),
    body: z.string().exactOptional(),
    layout,
    linkUrl: z.string().exactOptional(),
    linkText: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('question'),
    questionId: z.string(),
    prompt: z.string(),
    input: z.enum(['choice', 'multiple', 'rating', 'text']),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    thanks: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('contact'),
    headline: z.string(),
    person: z.object({ name: z.string(), role: z.string().exactOptional(), photoUrl: z.string().exactOptional() }),
    channels: z.array(z.object({ kind: z.string(), address: z.string() })),
  }),
]);

const reasonSchema = z.enum(reasons);

export const decisionSchema: z.ZodType<Decision> = z.object({
  decisionId: z.string(),
  placement: z.string(),
  reason: reasonSchema,
  content: renderedContentSchema.exactOptional(),
  campaign: z.string().exactOptional(),
  variant: z.string().exactOptional(),
  tailoring: z.enum(tailorings).exactOptional(),
  propensity: z.number().describe('the chance this variant had when it was drawn, 0 to 1').exactOptional(),
  heldOut: z
    .array(z.string())
    .describe('campaigns that would stand here, were the visitor not in their holdouts; goes along with the exposure')
    .exactOptional(),
} satisfies ShapeOf<Decision>);

export const conditionTraceSchema: z.ZodType<ConditionTrace> = z.object({
  operator: z.string(),
  path: z.string().exactOptional(),
  expected: jsonSchema.exactOptional(),
  actual: jsonSchema.exactOptional(),
  result: z.boolean(),
  get children() {
    return z.array(conditionTraceSchema).exactOptional();
  },
});

const candidateTraceSchema: z.ZodType<CandidateTrace> = z.object({
  campaign: z.string(),
  reason: reasonSchema,
  detail: z.string(),
  code: z.enum(traceCodes).exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  variant: z.string().exactOptional(),
  condition: conditionTraceSchema.exactOptional(),
  caps: z
    .array(z.object({ per: z.enum(['session', 'day', 'week', 'lifetime']), max: z.int(), times: z.int() }))
    .describe('its frequency caps with their counts')
    .exactOptional(),
  budgets: z
    .array(z.object({ offerId: z.string(), code: z.string(), limit: z.int(), used: z.int(), left: z.int() }))
    .describe('the limits of the offers it may show; amounts in minor units')
    .exactOptional(),
  products: z
    .object({
      items: z.array(
        z.object({
          itemId: z.string(),
          title: z.string(),
          score: z.number().describe('comparable within the list only'),
          strategy: z.string(),
          adjustments: z.array(z.string()).describe('`boost ×2`, `pin 1`, `explore`').exactOptional(),
        }),
      ),
      removed: z.record(z.string(), z.int()).describe('how many candidates each filter or rule took out'),
      unmetPins: z
        .array(z.object({ itemId: z.string(), position: z.int(), reason: z.enum(unmetPinReasons) }))
        .describe('pinned products that are not there')
        .exactOptional(),
    } satisfies ShapeOf<ProductsTrace>)
    .describe('its list of products, where one was made')
    .exactOptional(),
  outrankedBy: z.string().exactOptional(),
} satisfies ShapeOf<CandidateTrace>);

export const placementTraceSchema: z.ZodType<PlacementTrace> = z.object({
  placement: z.string(),
  candidates: z.array(candidateTraceSchema),
} satisfies ShapeOf<PlacementTrace>);

export const decideResponseSchema: z.ZodType<DecideResponse> = z.object({
  decisions: z.array(decisionSchema),
  results: z.array(eventResultSchema),
  ruleSetVersion: z.int(),
  page: pageFactsSchema.exactOptional(),
  trace: z.array(placementTraceSchema).exactOptional(),
} satisfies ShapeOf<DecideResponse>);
