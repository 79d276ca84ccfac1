import { createHash } from 'node:crypto';

/** The longest message id that the log takes. */
const maxLength = 200;

/** A message id that names what is told, so that the same told again counts once; one that would be too long ends in a hash of the whole. */
export function messageIdOf(...parts: readonly (string | number)[]): string {
  const id = parts.join(':');
  if (id.length <= maxLength) return id;
  const digest = createHash('sha256').update(id).digest('base64url');
  return `${id.slice(0, maxLength - digest.length - 1)}#${digest}`;
}
