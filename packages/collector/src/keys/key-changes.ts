import { z } from 'zod';
import type { KeyRing } from './key-ring.ts';

/** Said of a pair that is not rotated again. */
export const pairEnds = 'This pair ends already: rotate the one that took its place';

/** What `quen keys` changes, in the data itself or through the server that has them open. */
export type KeyChanges = Pick<KeyRing, 'create' | 'rotate' | 'setOrigins' | 'revoke'>;

const originSchema = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'write https://shop.example');
const originsSchema: z.ZodType<readonly string[]> = z.array(originSchema).max(100);

export const createKeysSchema: z.ZodType<{ readonly name: string; readonly origins: readonly string[] }> = z.strictObject({
  name: z.string().min(1).max(200),
  origins: originsSchema,
});
export const rotateKeysSchema: z.ZodType<{ readonly overlapMs: number }> = z.strictObject({
  overlapMs: z.number().min(0).max(31_536_000_000),
});
export const keyOriginsSchema: z.ZodType<{ readonly origins: readonly string[] }> = z.strictObject({ origins: originsSchema });
