import { expect, test } from 'vitest';
import { ProblemError, toProblem } from './problem.ts';

test('points to issues only where there are some', () => {
  expect(toProblem(new ProblemError('invalid_request', 'Send a list'), '/').detail).toBe('Send a list.');
  const issue = { code: 'invalid_request', path: 'a', message: 'is missing' } as const;
  expect(toProblem(new ProblemError('invalid_request', 'Send a list.', [issue]), '/').detail).toBe(
    'Send a list. See `issues` for each field.',
  );
  expect(toProblem(new ProblemError('conflict', 'Somebody saved'), '/').detail).toBe(
    'Somebody saved. Read it again and repeat the change.',
  );
});
