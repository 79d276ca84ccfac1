import type { Profile } from '@quen/protocol';
import type { CustomerRow } from '../../storage/console-store.ts';

/** The best name there is: name, mail, user id, else a short form of the id. */
export function customerLabel({ id, name, email, userIds }: Pick<CustomerRow, 'id' | 'name' | 'email' | 'userIds'>): string {
  return name ?? email ?? userIds[0] ?? `#${id.replace(/^p_/, '').slice(0, 6)}`;
}

/** The same of a profile, which may be newer than its line in the list. */
export function nameOf({ traits }: Profile): string | null {
  const whole = text(traits['name']);
  if (whole !== null) return whole;
  const parts = [text(traits['firstName']), text(traits['lastName'])].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** A trait as a text; null when it is missing or blank. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const trimmed = String(value).trim();
  return trimmed === '' ? null : trimmed;
}
