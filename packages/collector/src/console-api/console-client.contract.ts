import type { Collector } from '../server/collector.ts';
import { csrfTokenOf, hashSecret } from './auth/console-cookie.ts';
import type { MemberRole } from './types/member.ts';

/** Somebody signed in, as the tests ask. */
export interface ConsoleClient {
  readonly memberId: string;
  readonly cookie: string;
  ask<T = unknown>(endpoint: string, body?: unknown, headers?: { readonly [name: string]: string }): Promise<ConsoleReply<T>>;
}

export interface ConsoleReply<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

let made = 0;

/** A member of a role with a session, without the time a password takes. */
export async function signInAs(collector: Collector, role: MemberRole): Promise<ConsoleClient> {
  const { core } = collector;
  const memberId = `m_${++made}`;
  const secret = `${memberId}${'x'.repeat(43)}`.slice(0, 43);
  await core.storage.console.saveMember({
    id: memberId,
    name: `${role} ${made}`,
    email: `${memberId}@shop.example`,
    role,
    passwordHash: 'scrypt$16$8$1$c2FsdA$aGFzaA',
    createdAtMs: core.now(),
    lastSeenAtMs: null,
  });
  await core.storage.console.saveSession({
    idHash: hashSecret(secret),
    memberId,
    createdAtMs: core.now(),
    expiresAtMs: core.now() + 14 * 86_400_000,
  });
  const cookie = `quen_console=${secret}`;
  return {
    memberId,
    cookie,
    ask: (endpoint, body, headers = {}) =>
      askConsole(collector, endpoint, body, { cookie, 'x-quen-csrf': csrfTokenOf(secret), ...headers }),
  };
}

/** Asks as whoever the headers say. */
export async function askConsole<T>(
  collector: Collector,
  endpoint: string,
  body?: unknown,
  headers: { readonly [name: string]: string } = {},
): Promise<ConsoleReply<T>> {
  const [method = 'GET', path = '/'] = endpoint.split(' ');
  const response = await collector.app.request(`/console/api${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}
