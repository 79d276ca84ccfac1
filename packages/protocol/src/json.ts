/** Any value JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; keys are own keys, values may be missing. */
export interface JsonObject {
  readonly [key: string]: Json;
}
