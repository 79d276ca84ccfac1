import type { Context } from 'hono';
import type { CollectorCore } from '../../server/core.ts';
import type { StoredMember, StoredSession } from '../../storage/console-store.ts';
import { allowedTo } from '../endpoint/roles.ts';
import type { ConsoleSession, Member } from '../types/member.ts';
import {
  cookieSeconds,
  csrfTokenOf,
  giveConsoleCookie,
  hashSecret,
  readConsoleCookie,
  setConsoleCookie,
} from './console-cookie.ts';

/** A session that was not used for so long has ended; use prolongs it, up to the age at which signing in is asked for again. */
const idleMs = cookieSeconds * 1000;
const longestMs = 90 * 86_400_000;
/** A session is prolonged at most so often: not every click is a write. */
const prolongEveryMs = 3_600_000;

/** The member whose browser this is; null when nobody is signed in. Prolongs the session now and then. */
export async function readSession(core: CollectorCore, c: Context): Promise<StoredMember | null> {
  const cookie = readConsoleCookie(c);
  if (cookie === undefined) return null;
  const store = core.storage.console;
  const session = await store.session(hashSecret(cookie));
  const nowMs = core.now();
  if (session === undefined || session.expiresAtMs <= nowMs) return null;
  const member = (await store.members()).find(({ id }) => id === session.memberId);
  if (member === undefined) return null;
  await prolong(core, c, session, cookie);
  return member;
}

async function prolong(core: CollectorCore, c: Context, session: StoredSession, cookie: string): Promise<void> {
  const nowMs = core.now();
  const expiresAtMs = Math.min(nowMs + idleMs, session.createdAtMs + longestMs);
  if (expiresAtMs - session.expiresAtMs < prolongEveryMs) return;
  await core.storage.console.saveSession({ ...session, expiresAtMs });
  await core.storage.console.touchMember(session.memberId, nowMs);
  setConsoleCookie(core, c, cookie);
}

/** Signs a member in with a new cookie. The former one is worth nothing any more. */
export async function beginSession(core: CollectorCore, c: Context, member: StoredMember): Promise<ConsoleSession> {
  const store = core.storage.console;
  const nowMs = core.now();
  await endSession(core, c);
  await store.removeSessionsBefore(nowMs);
  const cookie = giveConsoleCookie(core, c);
  await store.saveSession({
    idHash: hashSecret(cookie),
    memberId: member.id,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + idleMs,
  });
  await store.touchMember(member.id, nowMs);
  const seen = { ...member, lastSeenAtMs: nowMs };
  return { member: toMember(seen), csrfToken: csrfTokenOf(cookie), setupNeeded: false, may: allowedTo(seen.role) };
}

/** Forgets the session of this browser, if it has one. */
export async function endSession(core: CollectorCore, c: Context): Promise<void> {
  const cookie = readConsoleCookie(c);
  if (cookie !== undefined) await core.storage.console.removeSession(hashSecret(cookie));
}

/** What the console is told about itself: who is signed in, and the token to send. */
export async function tellSession(core: CollectorCore, c: Context, member: StoredMember | null): Promise<ConsoleSession> {
  const cookie = readConsoleCookie(c) ?? giveConsoleCookie(core, c);
  const setupNeeded =
    member === null && (await core.storage.console.members()).every(({ passwordHash }) => passwordHash === null);
  return {
    member: member && toMember(member),
    csrfToken: csrfTokenOf(cookie),
    setupNeeded,
    may: member === null ? [] : allowedTo(member.role),
  };
}

/** A member as others may see them. */
export function toMember({ id, name, email, role, createdAtMs, lastSeenAtMs }: StoredMember): Member {
  return { id, name, email, role, createdAtMs, lastSeenAtMs };
}
