import type { RetentionSettings } from '@quen/protocol';
import { z } from 'zod';
import type { SettingsStore } from '../storage/retention-store.ts';

export const defaultRetention: RetentionSettings = {
  browsing: null,
  orders: null,
  declared: null,
  rejected: 90,
  setAside: 90,
  decisions: 30,
};

const days = z.int().min(1).max(36_500).nullable();

/** What `PUT /v1/settings/retention` takes; classes that are absent stay as they are. */
export const retentionSchema: z.ZodType<Partial<RetentionSettings>> = z.strictObject({
  browsing: days.exactOptional(),
  orders: days.exactOptional(),
  declared: days.exactOptional(),
  rejected: days.exactOptional(),
  setAside: days.exactOptional(),
  decisions: days.exactOptional(),
});

const name = 'retention';

export async function readRetention(store: SettingsStore): Promise<RetentionSettings> {
  const body = await store.read(name);
  return { ...defaultRetention, ...(body === undefined ? {} : (JSON.parse(body) as Partial<RetentionSettings>)) };
}

export async function saveRetention(store: SettingsStore, changes: Partial<RetentionSettings>): Promise<RetentionSettings> {
  const settings = { ...(await readRetention(store)), ...changes };
  await store.save(name, JSON.stringify(settings));
  return settings;
}

const classes: { readonly [name: string]: 'orders' | 'declared' } = {
  purchase: 'orders',
  refund: 'orders',
  order_cancelled: 'orders',
  offer_reserved: 'orders',
  offer_redeemed: 'orders',
  offer_released: 'orders',
  identify: 'declared',
  sign_up: 'declared',
  answer: 'declared',
  satisfaction: 'declared',
  consent: 'declared',
  contact_request: 'declared',
  identity_split: 'declared',
};

/** The class an event is kept by. */
export function retentionClassOf(eventName: string): 'browsing' | 'orders' | 'declared' {
  return (Object.hasOwn(classes, eventName) ? classes[eventName] : undefined) ?? 'browsing';
}
