import type { BadInputCase } from './bad-input-case.ts';

/** Addresses that are none of ours. */
export const addressCases: readonly BadInputCase[] = [
  { name: 'an unknown address', method: 'GET', path: '/v1/nowhere', status: 404, code: 'not_found' },
  { name: 'the wrong method', method: 'GET', path: '/v1/events', status: 405, code: 'method_not_allowed' },
  {
    name: 'a climb out of the folder',
    method: 'GET',
    key: 'none',
    path: '/quen.js/..%2f..%2f..%2fetc%2fpasswd',
    status: 404,
    code: 'not_found',
    never: /root:/,
  },
  {
    name: 'markup in an address',
    method: 'GET',
    path: '/v1/%3Cscript%3Ealert(1)%3C/script%3E',
    status: 404,
    code: 'not_found',
    never: /<script>/,
  },
];
