import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collector } from '../../server/collector.ts';
import { createCollector } from '../../server/create-collector.ts';
import { askConsole, type ConsoleClient, signInAs } from '../console-client.contract.ts';
import { consoleEndpoints } from '../endpoints/console-endpoints.ts';
import type { MemberRole } from '../types/member.ts';
import type { EndpointName } from './console-call.ts';
import { roles } from './roles.ts';

const everyRole: readonly MemberRole[] = ['owner', 'marketer', 'support', 'viewer'];
const clients = new Map<MemberRole, ConsoleClient>();
let collector: Collector;

beforeAll(async () => {
  collector = await createCollector();
  for (const role of everyRole) clients.set(role, await signInAs(collector, role));
});
afterAll(() => collector.close());

const closed = (Object.keys(roles) as EndpointName[]).filter((name) => roles[name] !== 'anyone');
const addressOf = (name: EndpointName): string => name.replace(/:\w+/g, 'none');
const clientOf = (role: MemberRole): ConsoleClient => {
  const client = clients.get(role);
  if (client === undefined) throw new Error(role);
  return client;
};

it('every endpoint has its line in the table, and every line its endpoint', () => {
  expect(consoleEndpoints.map(({ name }) => name).sort()).toEqual(Object.keys(roles).sort());
});

describe.each(closed)('%s', (name) => {
  const changes = !name.startsWith('GET ');

  it('is for nobody without a session', async () => {
    const cookie = `quen_console=${'y'.repeat(43)}`;
    const first = await askConsole<{ csrfToken: string }>(collector, 'GET /session', undefined, { cookie });
    const headers = { cookie, 'x-quen-csrf': first.body.csrfToken };
    expect((await askConsole(collector, addressOf(name), changes ? {} : undefined, headers)).body).toMatchObject({
      code: 'sign_in_needed',
    });
  });

  it.each(everyRole)('lets %s in by the table alone', async (role) => {
    const allowed = roles[name];
    const { status, body } = await clientOf(role).ask<{ code?: string }>(addressOf(name), changes ? {} : undefined);
    if (allowed !== 'anyone' && allowed.includes(role)) {
      expect(body.code ?? '').not.toMatch(/forbidden|csrf|sign_in/);
      expect(status).toBeLessThan(500);
    } else {
      expect([status, body.code]).toEqual([403, 'role_forbidden']);
    }
  });
});

it.each(closed.filter((name) => !name.startsWith('GET ')))(
  '%s changes nothing without the token of the session, nor for another site',
  async (name) => {
    const owner = clientOf('owner');
    for (const headers of [
      { 'x-quen-csrf': '' },
      { 'x-quen-csrf': 'x'.repeat(43) },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await owner.ask(addressOf(name), {}, headers)).body).toMatchObject({ code: 'csrf_failed' });
    }
  },
);

it('takes requests from its own origin', async () => {
  const { body } = await clientOf('owner').ask('POST /segments/preview', { condition: {} }, { origin: 'http://localhost' });
  expect(body).toMatchObject({ count: 0 });
});

it('tells other origins nothing, and is kept by nobody in between', async () => {
  const { headers } = await clientOf('owner').ask('GET /rules', undefined, { origin: 'https://evil.example' });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
  const refused = await askConsole(collector, 'GET /rules');
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
});

it('says of an address it does not know that there is nothing', async () => {
  expect((await clientOf('owner').ask('GET /nothing')).body).toMatchObject({ code: 'not_found' });
});

it('ends with the session, and with the member', async () => {
  const client = await signInAs(collector, 'viewer');
  expect((await client.ask('GET /rules')).status).toBe(200);
  await clientOf('owner').ask(`DELETE /members/${client.memberId}`);
  expect((await client.ask('GET /rules')).status).toBe(401);
});
