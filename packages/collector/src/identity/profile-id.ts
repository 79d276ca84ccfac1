import { hash } from 'node:crypto';

/**
 * The id of an identity's own profile: 128 bits of its SHA-256. The same identity has the same profile id after every replay, and the id
 * does not tell the identity.
 */
export function ownProfileId(identity: string): string {
  return `p_${hash('sha256', identity, 'base64url').slice(0, 22)}`;
}
