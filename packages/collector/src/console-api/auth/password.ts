import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a guess costs: memory is 128 × `n` × `r` bytes, time goes with `p`. */
export interface PasswordCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB three times over, about a quarter of a second: one of the settings that OWASP's Password Storage Cheat Sheet holds equal. */
export const passwordCost: PasswordCost = { n: 2 ** 15, r: 8, p: 3 };

const saltBytes = 16;
const hashBytes = 32;

/** A password in the form it is kept: `scrypt$n$r$p$salt$hash` with a salt of its own, so that later ones may cost more. */
export async function hashPassword(password: string, cost: PasswordCost = passwordCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const derived = await derive(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), derived.toString('base64url')].join('$');
}

/** Whether a password is the one that was kept. Without one it takes as long, and answers false: who has an account is nobody's business. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = kept?.split('$') ?? [];
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) {
    await derive(password, Buffer.alloc(saltBytes), passwordCost);
    return false;
  }
  const expected = Buffer.from(hash, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { n: Number(n), r: Number(r), p: Number(p) });
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters can be typed as one code point or two.
    scrypt(password.normalize('NFKC'), salt, hashBytes, { N: n, r, p, maxmem: 256 * n * r }, (error, derived) => {
      if (error === null) resolve(derived);
      else reject(error);
    });
  });
}
