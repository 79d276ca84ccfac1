export interface UserTokenOptions {
  /** The key pair's token secret (`quen keys create` shows it, once); keep it on the server. */
  readonly tokenSecret: string;
  /** The signed-in customer. */
  readonly userId: string;
  /** How long the proof holds; an hour when absent. */
  readonly expiresInSeconds?: number;
  readonly nowMs?: number;
}

/**
 * Signs a proof that the visitor is this customer: a JSON Web Token (RFC 7519) with HS256, `sub` the user id, `iat` and `exp` in seconds.
 * Hand it to the page; the snippet sends it along, and the collector then trusts the identity.
 */
export async function createUserToken({
  tokenSecret,
  userId,
  expiresInSeconds = 3600,
  nowMs = Date.now(),
}: UserTokenOptions): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000);
  const signed = `${encodeJson({ alg: 'HS256', typ: 'JWT' })}.${encodeJson({ sub: userId, iat: issuedAt, exp: issuedAt + expiresInSeconds })}`;
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(tokenSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed));
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`;
}

function encodeJson(value: unknown): string {
  return encodeBytes(new TextEncoder().encode(JSON.stringify(value)));
}

function encodeBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
