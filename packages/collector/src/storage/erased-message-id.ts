import { createHmac } from 'node:crypto';

/**
 * The id an erased event goes by in the log, so that it is known when it is sent again, and nobody can read the former one in it: an HMAC-SHA-256
 * under the salt of the list of erased persons.
 */
export function erasedMessageId(salt: string, messageId: string): string {
  return `x:${createHmac('sha256', salt).update(`m:${messageId}`).digest('base64url')}`;
}
