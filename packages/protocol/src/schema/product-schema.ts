import { z } from 'zod';
import type { Product } from '../catalogue/product.ts';
import { currencySchema, idSchema, minorSchema } from './json-schema.ts';
import type { ShapeOf } from './shape-of.ts';

/** Any scheme but the web's, however it is disguised: browsers drop blanks before and breaks within a scheme. A host without a scheme is one, too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over them, so this has to know them
const otherScheme = /^[\x00-\x20]*(?!https?:\/\/)(?:[a-z][a-z0-9+.\t\n\r-]*:|[/\\][\t\n\r]*[/\\])/i;

/** Leads to a page or a picture on the web. */
const addressSchema: z.ZodType<string> = z
  .string()
  .max(4000)
  .refine((address) => !otherScheme.test(address), 'begin with https://, http:// or a single /');

/** A product of the catalogue, amounts in minor units. */
export const productSchema: z.ZodType<Product> = z.object({
  id: idSchema,
  title: z.string().min(1).max(1000),
  titles: z.record(z.string(), z.string().max(1000)).exactOptional(),
  url: addressSchema,
  imageUrl: addressSchema.exactOptional(),
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
