import { z } from 'zod';
import { type Campaign, type Goal, tailorings, type Variant } from '../campaign/campaign.ts';
import type {
  ContactContent,
  Content,
  MessageContent,
  OfferContent,
  QuestionContent,
  RecommendationsContent,
} from '../campaign/content.ts';
import type { FrequencyCap } from '../campaign/frequency-cap.ts';
import { type Placement, pageRepeats } from '../campaign/placement.ts';
import { type Schedule, weekdays } from '../campaign/schedule.ts';
import type { Segment } from '../condition/condition.ts';
import { consentPurposes } from '../consent/consent.ts';
import type { MerchandisingRule } from '../recommendation/merchandising-rule.ts';
import { idSchema, jsonObjectSchema, localizedTextSchema, momentSchema, shareSchema, slugSchema } from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

const linkSchema: z.ZodType<string> = z
  .string()
  .max(4000)
  .regex(/^(https?:\/\/|\/(?!\/))/i, 'use an address that begins with https:// or with /');
const condition = jsonObjectSchema;
const when = { when: condition.exactOptional() };

export const merchandisingRuleSchema: z.ZodType<MerchandisingRule> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), itemIds: z.array(idSchema).min(1).max(100), position: z.int().min(1).max(100), ...when }),
  z.object({ kind: z.literal('boost'), match: condition, factor: z.number().min(1).max(100), ...when }),
  z.object({ kind: z.literal('bury'), match: condition, factor: z.number().min(1).max(100), ...when }),
  z.object({ kind: z.literal('exclude'), match: condition, ...when }),
  z.object({ kind: z.literal('filter'), match: condition, ...when }),
  z.object({ kind: z.literal('limit'), by: z.enum(['category', 'brand', 'group']), max: z.int().min(1), ...when }),
]);

export const placementSchema: z.ZodType<Placement> = z.object({
  id: slugSchema,
  name: z.string().min(1).max(200),
  description: localizedTextSchema.exactOptional(),
  maxItems: z.int().min(1).max(100).exactOptional(),
  merchandising: z.array(merchandisingRuleSchema).max(100).exactOptional(),
  repeats: z.array(z.enum(pageRepeats)).max(10).exactOptional(),
} satisfies ShapeOf<Placement>);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'use HH:MM');

export const scheduleSchema: z.ZodType<Schedule> = z.object({
  startsAt: momentSchema.exactOptional(),
  endsAt: momentSchema.exactOptional(),
  days: z.array(z.enum(weekdays)).min(1).exactOptional(),
  hours: z
    .array(z.object({ from: timeOfDay, to: timeOfDay }))
    .min(1)
    .exactOptional(),
} satisfies ShapeOf<Schedule>);

const frequencyCapSchema: z.ZodType<FrequencyCap> = z.object({
  max: z.int().min(1),
  per: z.enum(['session', 'day', 'week', 'lifetime']),
} satisfies ShapeOf<FrequencyCap>);

export const contentSchema: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('recommendations'),
    title: localizedTextSchema,
    strategies: z.array(slugSchema).min(1).max(10),
    limit: z.int().min(1).max(100),
    layout: z.enum(['carousel', 'grid', 'list']).exactOptional(),
    filter: condition.exactOptional(),
    merchandising: z.array(merchandisingRuleSchema).max(100).exactOptional(),
  } satisfies ShapeOf<RecommendationsContent>),
  z.object({
    kind: z.literal('offer'),
    offerId: slugSchema,
    headline: localizedTextSchema,
    body: localizedTextSchema.exactOptional(),
    layout: z.enum(['bar', 'card']).exactOptional(),
    linkUrl: linkSchema.exactOptional(),
  } satisfies ShapeOf<OfferContent>),
  z.object({
    kind: z.literal('message'),
    headline: localizedTextSchema,
    body: localizedTextSchema.exactOptional(),
    layout: z.enum(['bar', 'card']).exactOptional(),
    linkUrl: linkSchema.exactOptional(),
    linkText: localizedTextSchema.exactOptional(),
  } satisfies ShapeOf<MessageContent>),
  z.object({
    kind: z.literal('question'),
    questionId: slugSchema,
    prompt: localizedTextSchema,
    input: z.enum(['choice', 'multiple', 'rating', 'text']),
    options: z
      .array(z.object({ value: idSchema, label: localizedTextSchema }))
      .max(50)
      .exactOptional(),
    thanks: localizedTextSchema.exactOptional(),
  } satisfies ShapeOf<QuestionContent>),
  z.object({
    kind: z.literal('contact'),
    headline: localizedTextSchema,
    person: z.object({ name: idSchema, role: localizedTextSchema.exactOptional(), photoUrl: linkSchema.exactOptional() }),
    channels: z
      .array(z.object({ kind: z.enum(['phone', 'email', 'zalo', 'messenger', 'link']), address: idSchema }))
      .min(1)
      .max(10),
  } satisfies ShapeOf<ContactContent>),
]);

const variantSchema: z.ZodType<Variant> = z.object({
  id: slugSchema,
  name: z.string().max(200).exactOptional(),
  weight: z.number().min(0).max(1_000_000),
  content: contentSchema,
} satisfies ShapeOf<Variant>);

const goalSchema: z.ZodType<Goal> = z.object({
  event: z.string().min(1).max(100),
  where: condition.exactOptional(),
  windowDays: z.number().gt(0).max(365),
} satisfies ShapeOf<Goal>);

export const campaignSchema: z.ZodType<Campaign> = z.object({
  id: slugSchema,
  name: z.string().min(1).max(200),
  status: z.enum(['draft', 'scheduled', 'running', 'paused', 'ended']),
  placements: z.array(slugSchema).min(1).max(50),
  audience: condition,
  tailoring: z.enum(tailorings),
  variants: z.array(variantSchema).min(1).max(20),
  schedule: scheduleSchema.exactOptional(),
  frequencyCaps: z.array(frequencyCapSchema).max(10).exactOptional(),
  priority: z.number().min(-1_000_000).max(1_000_000).exactOptional(),
  exclusionGroup: slugSchema.exactOptional(),
  purpose: z.enum([...consentPurposes, 'none']).exactOptional(),
  holdout: shareSchema.exactOptional(),
  allocation: z.enum(['fixed', 'adaptive']).exactOptional(),
  goal: goalSchema.exactOptional(),
  namespace: z.object({ id: slugSchema, from: shareSchema, to: shareSchema }).exactOptional(),
} satisfies ShapeOf<Campaign>);

export const segmentSchema: z.ZodType<Segment> = z.object({
  id: slugSchema,
  name: z.string().min(1).max(200),
  description: z.string().max(2000).exactOptional(),
  condition,
} satisfies ShapeOf<Segment>);
