import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';

/** Any JSON; depth is bounded where the bytes are parsed, so that this does not have to walk the tree. */
export const jsonSchema: z.ZodType<Json> = z.any();

/** A JSON object. */
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.any());

/** A text of 1 to 200 characters: ids, names. */
export const idSchema: z.ZodType<string> = z.string().min(1).max(200);

/** Letters, digits, `-` and `_`, 1 to 64: what rules are called by. */
export const slugSchema: z.ZodType<string> = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'use 1 to 64 letters, digits, "-" and "_", starting with a letter or digit');

/** A whole number of minor units, not negative. */
export const minorSchema: z.ZodType<number> = z.int().min(0);

/** ISO 4217 code. */
export const currencySchema: z.ZodType<string> = z.string().regex(/^[A-Z]{3}$/, 'use a three-letter ISO 4217 code such as VND');

/** A share from 0 to 1. */
export const shareSchema: z.ZodType<number> = z.number().min(0).max(1);

/** A text in one language or more. */
export const localizedTextSchema: z.ZodType<{ readonly [language: string]: string }> = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'use a language tag such as vi or en'), z.string().max(2000))
  .refine((text) => Object.keys(text).length > 0, 'give the text in at least one language');

/** A moment: ISO 8601 with an offset. */
export const momentSchema: z.ZodType<string> = z.iso.datetime({ offset: true });

/** ISO 8601 or epoch milliseconds. */
export const timestampSchema: z.ZodType<string | number> = z.union([z.string().max(40), z.number()]);
