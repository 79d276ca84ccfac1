import { randomBytes } from 'node:crypto';
import type { CollectorCore } from '../../server/core.ts';
import { hashSecret } from './console-cookie.ts';

/** The first owner is expected at once, somebody invited within a week. */
const ownerLinkMs = 86_400_000;
const inviteLinkMs = 7 * 86_400_000;

/**
 * Makes the link by which the first owner comes in, in place of any made before; null when somebody has come in already. It works once, for a day.
 *
 * @returns the path and query to put after the server's address
 */
export async function makeOwnerLink(core: CollectorCore): Promise<string | null> {
  const members = await core.storage.console.members();
  if (members.some(({ passwordHash }) => passwordHash !== null)) return null;
  return makeLink(core, null, ownerLinkMs);
}

/** Makes the link by which somebody invited comes in and chooses a password, in place of any made before for them. */
export function makeInviteLink(core: CollectorCore, memberId: string): Promise<string> {
  return makeLink(core, memberId, inviteLinkMs);
}

async function makeLink(core: CollectorCore, memberId: string | null, lastsMs: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await core.storage.console.saveLink({ tokenHash: hashSecret(token), memberId, expiresAtMs: core.now() + lastsMs });
  return `/console/?setup=${token}`;
}
