import { expect, test } from 'vitest';
import { refusePlaceholderId } from './refuse-placeholder-id.ts';

test.each([
  ...['null', ' NULL ', '"null"', "'undefined'", '\u201cnull\u201d', '0', '-1', '[object Object]', '(not set)', 'n/a'],
  ...[
    '{{userId}}',
    '{{ user.id }}',
    '\u0024{userId}',
    '$userId',
    '%USER_ID%',
    '<%= user.id %>',
    '[USER_ID]',
    '<user id>',
    '{user_id}',
  ],
  ...['(null)', 'not_set', '000', '0.0', '00000000-0000-0000-0000-000000000000', 'nu\u200bll'],
  ...['', ' ', '-', '.', '--', '{}', '[]', '""', '\u200b', 'null\u200b', '\ufeffnull', '\u00a0'],
])('%j is nobody’s id', (id) => {
  expect(refusePlaceholderId(id, 'userId')).toMatchObject({ code: 'invalid_identity', path: 'userId' });
});

test.each([
  '42',
  '007',
  '0a',
  'a',
  'Lan',
  'lan@mail.vn',
  '$device:1f',
  '-x1',
  '_abc_',
  '{8f14e45f-ea3d}',
  'GA1.2.3',
  'khách 1',
  'é',
  '名前',
  'nullable',
])('%j is an id', (id) => {
  expect(refusePlaceholderId(id, 'userId')).toBeNull();
});
