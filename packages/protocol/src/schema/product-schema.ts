import { z } from 'zod';
import type { Product } from '../catalogue/product.ts';
import { currencySchema, idSchema, minorSchema } from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

/** A product of the catalogue, amounts in minor units. */
export const productSchema: z.ZodType<Product> = z.object({
  id: idSchema,
  title: z.string().min(1).max(1000),
  titles: z.record(z.string(), z.string().max(1000)).exactOptional(),
  url: z.string().max(4000),
  imageUrl: z.string().max(4000).exactOptional(),
  brand: z.string().max(200).exactOptional(),
  categories: z.array(z.string().min(1).max(500)).max(50),
  currency: currencySchema,
  priceMinor: minorSchema.exactOptional(),
  listPriceMinor: minorSchema.exactOptional(),
  costMinor: minorSchema.exactOptional(),
  availability: z.enum(['in_stock', 'out_of_stock', 'preorder', 'discontinued']),
  stock: z.int().min(0).exactOptional(),
  hidden: z.boolean().exactOptional(),
  groupId: idSchema.exactOptional(),
  description: z.string().max(10_000).exactOptional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  createdAtMs: z.number().exactOptional(),
  updatedAtMs: z.number().exactOptional(),
  verified: z.boolean().exactOptional(),
} satisfies ShapeOf<Product>);
