import { ProblemError } from '../server/problem.ts';

/** The version a change is based on. @throws ProblemError when the header does not say it */
export function readIfMatch(header: string | undefined): number {
  const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header?.trim() ?? '');
  if (match === null) {
    throw new ProblemError('invalid_request', 'Say in If-Match which version the change is based on, as in If-Match: "3"');
  }
  return Number(match[1]);
}
