import { z } from 'zod';
import { clientAddress } from '../../server/client-address.ts';
import type { CollectorCore } from '../../server/core.ts';
import { ProblemError } from '../../server/problem.ts';
import type { StoredLink, StoredMember } from '../../storage/console-store.ts';
import { csrfTokenOf, giveConsoleCookie, hashSecret } from '../auth/console-cookie.ts';
import { hashPassword, verifyPassword } from '../auth/password.ts';
import { beginSession, endSession, tellSession } from '../auth/sessions.ts';
import type { SignInThrottle } from '../auth/sign-in-throttle.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';
import { emailSchema, newMemberId } from './members.ts';

const passwordSchema = z.string().min(10, 'use at least 10 characters').max(200);

/** Coming in and going out. */
export const sessionEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /session', {
    answer: ({ core, c, member }) => tellSession(core, c, member),
  }),
  defineEndpoint('POST /session', {
    body: z.object({ email: z.string().max(320), password: z.string().max(200) }),
    async answer({ core, c, body, throttle }) {
      const email = body.email.trim().toLowerCase();
      const address = clientAddress(c, core.trustedProxies);
      begin(throttle.address, address, core.now());
      begin(throttle.account, email, core.now());
      const asked = (await core.storage.console.members()).find((one) => one.email === email);
      const matches = await verifyPassword(body.password, asked?.passwordHash ?? null);
      if (asked === undefined || !matches) throw new ProblemError('sign_in_failed');
      // Hashing takes its time: meanwhile they may have been removed, given another role or taken another password.
      const member = (await core.storage.console.members()).find(({ id }) => id === asked.id);
      if (member === undefined || member.passwordHash !== asked.passwordHash) throw new ProblemError('sign_in_failed');
      throttle.account.succeed(email, true);
      throttle.address.succeed(address, false);
      return beginSession(core, c, member);
    },
  }),
  defineEndpoint('DELETE /session', {
    async answer({ core, c }) {
      await endSession(core, c);
      return { member: null, csrfToken: csrfTokenOf(giveConsoleCookie(core, c)), setupNeeded: false, may: [] };
    },
  }),
  defineEndpoint('PUT /session/password', {
    body: z.object({ current: z.string().max(200), password: passwordSchema }),
    async answer({ core, c, body, member, throttle, audit }) {
      const address = clientAddress(c, core.trustedProxies);
      // Who finds a browser open is not to guess faster than who signs in.
      begin(throttle.address, address, core.now());
      begin(throttle.account, member.email, core.now());
      if (!(await verifyPassword(body.current, member.passwordHash))) {
        throw new ProblemError('sign_in_failed', 'The present password is wrong');
      }
      throttle.account.succeed(member.email, true);
      throttle.address.succeed(address, false);
      if (body.password === body.current) {
        throw new ProblemError('invalid_request', undefined, [
          { code: 'invalid_request', path: 'password', message: 'choose another than the present one' },
        ]);
      }
      const store = core.storage.console;
      if (!(await store.setPassword(member.id, await hashPassword(body.password), member.passwordHash))) {
        throw new ProblemError('conflict', 'The password was changed elsewhere meanwhile');
      }
      await store.removeSessionsOf(member.id);
      await audit('member.password', member.email);
      const changed = (await store.members()).find(({ id }) => id === member.id);
      if (changed === undefined) throw new ProblemError('sign_in_needed');
      return beginSession(core, c, changed);
    },
  }),
  defineEndpoint('POST /setup/look', {
    body: z.object({ token: z.string().min(1).max(200) }),
    async answer({ core, c, body, throttle }) {
      const address = clientAddress(c, core.trustedProxies);
      begin(throttle.address, address, core.now());
      const { invited } = await openLink(core, body.token);
      throttle.address.succeed(address, false);
      return {
        invited: invited === undefined ? null : { name: invited.name, email: invited.email, role: invited.role },
        shop: core.rules.compiled.shop.name,
      };
    },
  }),
  defineEndpoint('POST /setup', {
    body: z.object({
      token: z.string().min(1).max(200),
      name: z.string().trim().min(1).max(200),
      email: emailSchema,
      password: passwordSchema,
    }),
    async answer({ core, c, body, throttle }) {
      const address = clientAddress(c, core.trustedProxies);
      begin(throttle.address, address, core.now());
      const store = core.storage.console;
      const { link: asked, members } = await openLink(core, body.token);
      if (members.some(({ id, email }) => email === body.email && id !== asked.memberId)) {
        throw new ProblemError('conflict', 'Somebody has this mail address already');
      }
      const passwordHash = await hashPassword(body.password);
      // Hashing takes its time: the role is the one they have now, and whoever of two comes second finds the link gone.
      const { link, invited } = await openLink(core, body.token);
      if (!(await store.removeLink(link.tokenHash))) throw new ProblemError('link_invalid');
      const member: StoredMember = {
        id: invited?.id ?? newMemberId(),
        role: invited?.role ?? 'owner',
        createdAtMs: invited?.createdAtMs ?? core.now(),
        name: body.name,
        email: body.email,
        passwordHash,
        lastSeenAtMs: null,
      };
      if (!(await store.saveMember(member))) throw new ProblemError('conflict', 'Somebody has this mail address already');
      throttle.address.succeed(address, false);
      await store.removeSessionsOf(member.id);
      await store.appendAudit({
        atMs: core.now(),
        memberId: member.id,
        memberName: member.name,
        action: 'member.join',
        subject: member.email,
        changes: [],
      });
      return beginSession(core, c, member);
    },
  }),
];

/**
 * What a set-up link opens: its member when it was an invitation, nobody when it is the owner's first.
 *
 * @throws ProblemError `link_invalid` when it was never made, has expired, was used, or its member is gone
 */
async function openLink(
  core: CollectorCore,
  token: string,
): Promise<{ link: StoredLink; members: readonly StoredMember[]; invited: StoredMember | undefined }> {
  const store = core.storage.console;
  const link = await store.link(hashSecret(token.trim()));
  if (link === undefined || link.expiresAtMs <= core.now()) throw new ProblemError('link_invalid');
  const members = await store.members();
  const invited = members.find(({ id }) => id === link.memberId);
  if (link.memberId !== null && invited === undefined) throw new ProblemError('link_invalid');
  return { link, members, invited };
}

/** @throws ProblemError `rate_limited` when too many attempts have failed */
function begin(throttle: SignInThrottle, key: string, nowMs: number): void {
  const seconds = throttle.begin(key, nowMs);
  if (seconds > 0) {
    throw new ProblemError('rate_limited', 'Too many attempts to sign in', [], { 'retry-after': String(seconds) });
  }
}
