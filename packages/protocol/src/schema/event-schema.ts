import { z } from 'zod';
import type { DecidePage } from '../api/decide-page.ts';
import type { EventsRequest } from '../api/events-api.ts';
import { type ConsentState, consentPurposes } from '../consent/consent.ts';
import type { EventContext, EventPage, PageType, TrafficSource } from '../event/event-context.ts';
import type { EventEnvelope } from '../event/event-envelope.ts';
import { eventNamePattern } from '../event/event-name.ts';
import { idSchema, jsonObjectSchema, timestampSchema } from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

const pageTypes = [
  'home',
  'category',
  'search',
  'product',
  'cart',
  'checkout',
  'order',
  'content',
  'other',
] as const satisfies PageType[];
const text = (max: number): z.ZodType<string> => z.string().max(max);

export const pageTypeSchema: z.ZodType<PageType> = z.enum(pageTypes);

export const decidePageSchema: z.ZodType<DecidePage> = z.object({
  url: text(4000),
  type: pageTypeSchema.exactOptional(),
  title: text(1000).exactOptional(),
  referrer: text(4000).exactOptional(),
  itemId: idSchema.exactOptional(),
  category: idSchema.exactOptional(),
  searchTerm: text(500).exactOptional(),
} satisfies ShapeOf<DecidePage>);

export const eventPageSchema: z.ZodType<EventPage> = z.object({
  url: text(4000).exactOptional(),
  path: text(2000).exactOptional(),
  title: text(1000).exactOptional(),
  referrer: text(4000).exactOptional(),
  type: pageTypeSchema.exactOptional(),
} satisfies ShapeOf<EventPage>);

const trafficSourceSchema: z.ZodType<TrafficSource> = z.object({
  source: text(200).exactOptional(),
  medium: text(200).exactOptional(),
  name: text(200).exactOptional(),
  term: text(200).exactOptional(),
  content: text(200).exactOptional(),
} satisfies ShapeOf<TrafficSource>);

export const eventContextSchema: z.ZodType<EventContext> = z.object({
  page: eventPageSchema.exactOptional(),
  campaign: trafficSourceSchema.exactOptional(),
  locale: text(50).exactOptional(),
  timezone: text(60).exactOptional(),
  userAgent: text(1000).exactOptional(),
  screen: z.object({ width: z.number().exactOptional(), height: z.number().exactOptional() }).exactOptional(),
  library: z.object({ name: text(100), version: text(50) }).exactOptional(),
  decisionId: text(200).exactOptional(),
  extra: jsonObjectSchema.exactOptional(),
} satisfies ShapeOf<EventContext>);

/** One event as a sender writes it. */
export const eventEnvelopeSchema: z.ZodType<EventEnvelope> = z.object({
  messageId: idSchema,
  name: z
    .string()
    .regex(eventNamePattern, 'begin with a letter; then letters, digits, spaces and _ - . : /, at most 100 characters'),
  anonymousId: idSchema.exactOptional(),
  userId: idSchema.exactOptional(),
  properties: jsonObjectSchema.exactOptional(),
  context: eventContextSchema.exactOptional(),
  timestamp: timestampSchema.exactOptional(),
  sentAt: timestampSchema.exactOptional(),
} satisfies ShapeOf<EventEnvelope>);

export const consentStateSchema: z.ZodType<ConsentState> = z.partialRecord(
  z.enum(consentPurposes),
  z.enum(['granted', 'denied']),
);

/** The envelope of a batch; its events are checked one by one, so that a bad one does not refuse the rest. */
export const eventsRequestSchema: z.ZodType<Omit<EventsRequest, 'events'> & { readonly events: readonly unknown[] }> = z.object({
  events: z.array(z.unknown()).max(1000),
  anonymousId: idSchema.exactOptional(),
  userId: idSchema.exactOptional(),
  userToken: text(4000).exactOptional(),
  context: eventContextSchema.exactOptional(),
  page: decidePageSchema.exactOptional(),
  sentAt: timestampSchema.exactOptional(),
  consent: consentStateSchema.exactOptional(),
});
