import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyUserToken } from '../src/keys/user-token.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/identity.md'), 'utf8');
const secret = 'ts_a-secret-of-the-shop-with-some-length';
const userId = 'khách "42"';

function code(language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/identity.md has no ${language}`);
  return found;
}

/** What a program prints; null when it is not installed. */
function run(program: string, args: readonly string[]): string | null {
  try {
    return execFileSync(program, [...args, userId, secret], { encoding: 'utf8' }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const languages: readonly (readonly [string, () => string | null])[] = [
  ['Node', () => run(process.execPath, ['-e', `${code('js')}\nconsole.log(userToken(process.argv[1], process.argv[2]))`, '--'])],
  ['Python', () => run('python3', ['-c', `${code('python')}\nimport sys\nprint(user_token(sys.argv[1], sys.argv[2]))`])],
  ['PHP', () => run('php', ['-r', `${code('php')}\necho $userToken($argv[1], $argv[2]);`, '--'])],
];

describe('a user token as the documentation makes it', () => {
  it.each(languages)('in %s is taken, by nobody else and not for ever', async (name, make) => {
    const token = make();
    if (token === null) {
      console.log(`user-token: ${name} is not installed here`);
      return;
    }
    const nowMs = Date.now();
    expect(await verifyUserToken(token, secret, nowMs)).toBe(userId);
    expect(await verifyUserToken(token, `${secret}x`, nowMs)).toBeNull();
    expect(await verifyUserToken(`${token.slice(0, -2)}AA`, secret, nowMs)).toBeNull();
    expect(await verifyUserToken(token, secret, nowMs + 3_700_000)).toBeNull();
  });
});
