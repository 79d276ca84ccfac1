import { jwtVerify } from 'jose';

/** A number of seconds that is not reached for three thousand years. */
const longestSeconds = 100_000_000_000;

/**
 * The user id a token was signed for by the shop's server: a JSON Web Token (HS256, the key pair's token secret) with `sub` and `exp`, which
 * may be in milliseconds by mistake. Null when it is forged, expired or not a token.
 */
export async function verifyUserToken(token: string, tokenSecret: string, nowMs: number): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(tokenSecret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
    });
    // Milliseconds, by their size: as seconds they would never come.
    if (payload.exp !== undefined && payload.exp > longestSeconds && payload.exp <= nowMs) return null;
    return payload.sub === undefined || payload.sub === '' || payload.sub.length > 200 ? null : payload.sub;
  } catch {
    return null;
  }
}
