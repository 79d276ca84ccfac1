import { isJsonObject, type JsonObject } from '@quen/protocol';
import type { CollectorCore } from '../server/core.ts';

/** Traits that tell a person apart. */
const addressTraits = new Set(['email', 'mail', 'e-mail', 'phone', 'tel', 'telephone', 'mobile', 'zalo', 'sdt']);

/**
 * Mail addresses and telephone numbers that the shop's own server declared to be a person's, now or before. What a browser says of itself may be
 * anybody's, also when it is proven who sits before it.
 */
export async function provenAddresses(core: CollectorCore, identities: readonly string[]): Promise<readonly string[]> {
  const events = await core.storage.log.readIdentities(identities, Number.MAX_SAFE_INTEGER);
  const declared = events.filter(({ name, source }) => source !== 'browser' && (name === 'identify' || name === 'sign_up'));
  return [...new Set(declared.flatMap(({ properties }) => addressesIn(properties)))];
}

function addressesIn(properties: JsonObject): string[] {
  const { traits } = properties as { readonly traits?: unknown };
  return Object.entries(isJsonObject(traits) ? traits : properties).flatMap(([name, value]) =>
    typeof value === 'string' && addressTraits.has(name.toLowerCase()) && isAddress(value) ? [value] : [],
  );
}

/** Of a length and form that no other value has by chance. */
function isAddress(text: string): boolean {
  return /.@./.test(text) || text.replace(/\D/g, '').length >= 8;
}
