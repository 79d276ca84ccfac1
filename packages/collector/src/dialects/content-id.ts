import { createHash } from 'node:crypto';
import type { Json } from '@quen/protocol';

/** A message id made of what is said, for protocols that have none: the same content has the same id, so that a retry counts once. */
export function contentId(dialect: string, content: Json): string {
  return `${dialect}-${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)}`;
}
