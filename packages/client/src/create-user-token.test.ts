import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createUserToken } from './create-user-token.ts';

describe('createUserToken', () => {
  const nowMs = 1_763_700_000_000;
  const secret = new TextEncoder().encode('a-secret-of-the-shop');

  it('is a token any JWT library accepts', async () => {
    const token = await createUserToken({ tokenSecret: 'a-secret-of-the-shop', userId: 'khách-7', nowMs });
    const { payload, protectedHeader } = await jwtVerify(token, secret, { currentDate: new Date(nowMs), algorithms: ['HS256'] });
    expect(payload).toEqual({ sub: 'khách-7', iat: nowMs / 1000, exp: nowMs / 1000 + 3600 });
    expect(protectedHeader.alg).toBe('HS256');
  });

  it('is refused with another secret, and after its time', async () => {
    const token = await createUserToken({ tokenSecret: 'another', userId: 'a', nowMs });
    await expect(jwtVerify(token, secret)).rejects.toThrow();
    const short = await createUserToken({ tokenSecret: 'a-secret-of-the-shop', userId: 'a', nowMs, expiresInSeconds: 60 });
    await expect(jwtVerify(short, secret, { currentDate: new Date(nowMs + 61_000) })).rejects.toThrow(/exp/);
  });
});
