import type { z } from 'zod';

/**
 * The shape a zod object must have to describe `T`: a schema for each key and no others. Optional keys use `.exactOptional()`. Write
 * `z.object({ … } satisfies ShapeOf<T>)`, which fails to compile when type and schema drift apart.
 */
export type ShapeOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };
