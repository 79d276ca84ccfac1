import type { Product } from '@quen/protocol';
import type { BasketLine } from './event-writer.ts';
import type { Persona } from './persona.ts';

/** What a shopper carries from visit to visit. */
export interface ShopperState {
  readonly persona: Persona;
  readonly basket: BasketLine[];
  /** Products bought before, oldest first. */
  readonly bought: Product[];
  /** The newest offer with a code that was seen; null before. */
  offer: { readonly code: string; readonly atMs: number; readonly appeal: number } | null;
  /** Codes that were taken at a checkout. */
  readonly usedCodes: string[];
  loggedIn: boolean;
  visits: number;
  orders: number;
}
