import { currencySchema } from '@quen/protocol/schema';
import { z } from 'zod';
import { type ProductFormat, productFormats } from './read-products.ts';

/** Where a catalogue is and how it is read: the body of `POST /v1/products/import`. */
export interface ImportFeedRequest {
  readonly url: string;
  readonly format?: ProductFormat;
  readonly currency?: string;
  readonly idFrom?: 'product' | 'variant' | 'sku';
}

export const importFeedFields: {
  url: z.ZodString;
  format: z.ZodExactOptional<z.ZodEnum<{ [Format in ProductFormat]: Format }>>;
  currency: z.ZodExactOptional<typeof currencySchema>;
  idFrom: z.ZodExactOptional<z.ZodEnum<{ product: 'product'; variant: 'variant'; sku: 'sku' }>>;
} = {
  url: z.string().max(4000).describe('on the public internet; redirects are followed'),
  format: z.enum(productFormats).describe('told from the beginning of the feed when absent').exactOptional(),
  currency: currencySchema.exactOptional(),
  idFrom: z
    .enum(['product', 'variant', 'sku'])
    .describe('for Shopify and WooCommerce: which id the shop’s events carry')
    .exactOptional(),
};

export const importFeedSchema: z.ZodType<ImportFeedRequest> = z.object(importFeedFields);
