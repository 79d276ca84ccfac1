import type { EventContext, EventEnvelope, JsonObject, PageType, Product } from '@quen/protocol';
import { fromMinor } from '@quen/protocol';
import { createMessageId } from '../message-id.ts';
import type { Random } from '../random.ts';
import type { Persona } from './persona.ts';

/** A product in a basket. */
export interface BasketLine {
  readonly product: Product;
  quantity: number;
}

/** Writes the events of one visit as the shop's pages would send them: GA4's names, decimal prices, page and referrer. */
export interface EventWriter {
  readonly events: EventEnvelope[];
  /** The visit's clock, epoch milliseconds. */
  atMs: number;
  /** Lets time pass: exponential with this mean in seconds, at least one second. */
  wait(meanSeconds: number): void;
  /** Opens a page: the events that follow happen on it. */
  page(path: string, type: PageType, title: string): void;
  send(name: string, properties: JsonObject): void;
}

/** A product as GA4 writes it; `index` is the place in a list, from 0. */
export function itemOf(product: Product, quantity = 1, list?: { readonly id: string; readonly index: number }): JsonObject {
  return {
    item_id: product.id,
    item_name: product.title,
    ...(product.brand === undefined ? {} : { item_brand: product.brand }),
    ...categoryFields(product),
    price: fromMinor(product.priceMinor ?? 0, product.currency),
    quantity,
    ...(list ? { item_list_id: list.id, index: list.index } : {}),
  };
}

/** Levels of the main category path as GA4 writes them: `item_category`, `item_category2` … */
function categoryFields(product: Product): JsonObject {
  const levels = (product.categories[0] ?? '').split('/').slice(0, 5);
  return Object.fromEntries(levels.map((level, index) => [`item_category${index === 0 ? '' : index + 1}`, level]));
}

/** Items, currency and value of a basket, as commerce events carry them. */
export function basketProperties(lines: readonly BasketLine[], currency: string): JsonObject {
  const valueMinor = lines.reduce((sum, line) => sum + (line.product.priceMinor ?? 0) * line.quantity, 0);
  return { currency, value: fromMinor(valueMinor, currency), items: lines.map((line) => itemOf(line.product, line.quantity)) };
}

/**
 * An {@link EventWriter} for a visit that begins at `startMs`. `origin` is the shop's, without a slash at the end; `onSent` is told each event
 * as it is written.
 */
export function createEventWriter(
  persona: Persona,
  startMs: number,
  origin: string,
  random: Random,
  onSent?: (event: EventEnvelope) => void,
): EventWriter {
  const prefix = persona.locale === 'en' ? '/en' : '';
  const { referrer, ...campaign } = persona.source;
  let base: EventContext = {};
  let url = referrer ?? '';

  const writer: EventWriter = {
    events: [],
    atMs: startMs,
    wait(meanSeconds) {
      writer.atMs += 1000 + Math.round(random.exponential(meanSeconds * 1000));
    },
    page(path, type, title) {
      const from = url;
      url = `${origin}${prefix}${path}`;
      base = {
        page: { url, path: `${prefix}${path}`.split('?')[0] ?? path, title, type, ...(from === '' ? {} : { referrer: from }) },
        ...(Object.keys(campaign).length > 0 && writer.events.length === 0 ? { campaign } : {}),
        locale: persona.locale === 'en' ? 'en' : 'vi-VN',
        timezone: 'Asia/Ho_Chi_Minh',
        userAgent: persona.userAgent,
        screen: persona.screen,
      };
      writer.send('page_view', {});
    },
    send(name, properties) {
      const event: EventEnvelope = {
        messageId: createMessageId(writer.atMs, random),
        name,
        anonymousId: persona.anonymousId,
        properties,
        context: base,
        timestamp: writer.atMs,
      };
      writer.events.push(event);
      onSent?.(event);
      // Events of one page come milliseconds apart, so that their order can be told from their times.
      writer.atMs += random.int(2, 40);
    },
  };
  return writer;
}
