import { jwtVerify } from 'jose';

/**
 * The user id a token was signed for by the shop's server: a JSON Web Token (HS256, the key pair's token secret) with `sub` and `exp`. Null
 * when it is forged, expired or not a token.
 */
export async function verifyUserToken(token: string, tokenSecret: string, nowMs: number): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(tokenSecret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
    });
    return payload.sub === undefined || payload.sub === '' || payload.sub.length > 200 ? null : payload.sub;
  } catch {
    return null;
  }
}
