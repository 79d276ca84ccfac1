import { CallError } from './call.ts';

/**
 * Whether somebody else may be signed in by now, or nobody: the collector said so, or the page's token is of another cookie than the
 * browser has, as after it has run out, or after a sign-in in another tab.
 */
export function mayBeSignedOut(error: unknown): boolean {
  return error instanceof CallError && (error.problem.code === 'sign_in_needed' || error.problem.code === 'csrf_failed');
}
