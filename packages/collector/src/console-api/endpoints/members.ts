import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from '../../server/problem.ts';
import { publicOrigin } from '../../server/public-origin.ts';
import type { ConsoleStore, StoredMember } from '../../storage/console-store.ts';
import { toMember } from '../auth/sessions.ts';
import { makeInviteLink } from '../auth/set-up-link.ts';
import { defineEndpoint, type NamedEndpoint } from '../endpoint/console-endpoint.ts';

/** A mail address, in lower case. */
export const emailSchema: z.ZodType<string> = z.string().trim().toLowerCase().max(320).pipe(z.email('give a mail address'));

const roleSchema = z.enum(['owner', 'marketer', 'support', 'viewer']);

/** An id for somebody new. */
export function newMemberId(): string {
  return `m_${randomBytes(9).toString('base64url')}`;
}

/** Who may come in. */
export const memberEndpoints: readonly NamedEndpoint[] = [
  defineEndpoint('GET /members', {
    answer: async ({ core }) => ({ members: (await core.storage.console.members()).map(toMember) }),
  }),
  defineEndpoint('POST /members', {
    body: z.object({ name: z.string().trim().min(1).max(200), email: emailSchema, role: roleSchema }),
    async answer({ core, c, body, audit }) {
      const store = core.storage.console;
      // Somebody invited who has not come yet is invited again.
      const before = (await store.members()).find(({ email, passwordHash }) => email === body.email && passwordHash === null);
      const member: StoredMember = {
        id: before?.id ?? newMemberId(),
        ...body,
        passwordHash: null,
        createdAtMs: core.now(),
        lastSeenAtMs: null,
      };
      if (!(await store.saveMember(member))) throw new ProblemError('conflict', 'Somebody has this mail address already');
      const link = await makeInviteLink(core, member.id);
      await audit('member.invite', member.email, [{ path: 'role', before: null, after: JSON.stringify(member.role) }]);
      return { member: toMember(member), inviteUrl: `${publicOrigin(c, core.trustedProxies).origin}${link}` };
    },
  }),
  defineEndpoint('PUT /members/:id', {
    body: z.object({ role: roleSchema }),
    async answer({ core, params, body, audit }) {
      const store = core.storage.console;
      const member = await find(store, params.id);
      if (!(await store.setRole(member.id, body.role))) throw await refusal(store, member.id);
      await audit('member.update', member.email, [
        { path: 'role', before: JSON.stringify(member.role), after: JSON.stringify(body.role) },
      ]);
      return { member: toMember({ ...member, role: body.role }) };
    },
  }),
  defineEndpoint('DELETE /members/:id', {
    async answer({ core, params, audit }) {
      const store = core.storage.console;
      const member = await find(store, params.id);
      if (!(await store.removeMember(member.id))) throw await refusal(store, member.id);
      await audit('member.remove', member.email);
      return { removed: true };
    },
  }),
];

async function find(store: ConsoleStore, id: string): Promise<StoredMember> {
  const member = (await store.members()).find((one) => one.id === id);
  if (member === undefined) throw new ProblemError('not_found', 'There is no such member');
  return member;
}

/** Why a member stays as they are. A shop without an owner could never be put right from within. */
async function refusal(store: ConsoleStore, id: string): Promise<ProblemError> {
  await find(store, id);
  return new ProblemError('conflict', 'A shop needs an owner: make another first');
}
