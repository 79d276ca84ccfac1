import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { verifyUserToken } from './user-token.ts';

const secret = 'ts_a-secret-of-thirty-two-bytes-or-more';
const nowMs = Date.parse('2026-03-02T03:00:00Z');

const verify = async (exp: number): Promise<string | null> => {
  const token = await new SignJWT({ sub: 'lan', exp })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
  return verifyUserToken(token, secret, nowMs);
};

it.each([
  ['seconds', 1000],
  ['milliseconds, which are no seconds of a far future', 1],
])('ends at its time in %s', async (_unit, divisor) => {
  expect(await verify(Math.floor((nowMs + 60_000) / divisor))).toBe('lan');
  expect(await verify(Math.floor((nowMs - 60_000) / divisor))).toBeNull();
});
