import { describe, expect, it } from 'vitest';
import { hashPassword, passwordCost, verifyPassword } from './password.ts';

const cheap = { n: 16, r: 8, p: 1 };

describe('passwords', () => {
  it('are known again, with the cost they were kept at', async () => {
    const kept = await hashPassword('khách quen 2026', cheap);
    expect(kept).toMatch(/^scrypt\$16\$8\$1\$/);
    expect(await verifyPassword('khách quen 2026', kept)).toBe(true);
    expect(await verifyPassword('khach quen 2026', kept)).toBe(false);
  });

  it('may be typed with accents as one character or two', async () => {
    const kept = await hashPassword('khách'.normalize('NFC'), cheap);
    expect(await verifyPassword('khách'.normalize('NFD'), kept)).toBe(true);
  });

  it('have a salt each', async () => {
    expect(await hashPassword('same', cheap)).not.toBe(await hashPassword('same', cheap));
  });

  it('fit nobody without one, nor what is no hash', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('x', 'plain$x')).toBe(false);
  });

  it('take the memory of 32 MB to guess', () => {
    expect(128 * passwordCost.n * passwordCost.r).toBe(32 * 2 ** 20);
  });
});
