import { type ErrorCode, errorCodes } from '@quen/protocol';
import { expect, it } from 'vitest';
import { CallError } from './call.ts';
import { mayBeSignedOut } from './may-be-signed-out.ts';

it.each<[ErrorCode, boolean]>([
  ['sign_in_needed', true],
  ['csrf_failed', true],
  ['role_forbidden', false],
  ['unavailable', false],
])('%s: %s', (code, expected) => {
  const { status, title } = errorCodes[code];
  expect(mayBeSignedOut(new CallError({ type: `/problems/${code}`, code, title, status, detail: title }))).toBe(expected);
});

it('does not take silence for it', () => {
  expect(mayBeSignedOut(new TypeError('Failed to fetch'))).toBe(false);
});
