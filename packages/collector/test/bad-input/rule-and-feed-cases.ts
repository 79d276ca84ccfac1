import { defaultRuleSet } from '../../src/decisions/default-rule-set.ts';
import { type BadInputCase, json } from './bad-input-case.ts';

/** Rules with one campaign whose audience is this condition. */
export function rulesWith(audience: object): object {
  const content = { kind: 'message', headline: { vi: 'Chào', en: 'Hello' } };
  const campaign = {
    id: 'bomb',
    name: 'Bomb',
    status: 'running',
    placements: ['bomb'],
    tailoring: 'adaptive',
    audience,
    variants: [{ id: 'v', weight: 1, content }],
  };
  return { ...defaultRuleSet, placements: [{ id: 'bomb', name: 'Bomb' }], campaigns: [campaign] };
}

/** Rules, feeds and products with something up their sleeve. */
export const ruleAndFeedCases: readonly BadInputCase[] = [
  ...[
    'http://127.0.0.1/feed',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://0x7f000001/',
    'http://localhost:1/',
    'file:///etc/passwd',
    'http://user:pass@example.com/',
  ].map(
    (url): BadInputCase => ({
      name: `a feed at ${url} (SSRF)`,
      path: '/v1/products/import',
      key: 'secret',
      body: json({ url }),
      status: 400,
      code: 'invalid_request',
      never: /root:|ECONNREFUSED/,
    }),
  ),
  {
    name: 'javascript: as a product’s address',
    method: 'PUT',
    path: '/v1/products',
    key: 'secret',
    body: json({
      products: [{ id: 'x', title: 'x', url: 'javascript:alert(1)', categories: [], currency: 'VND', availability: 'in_stock' }],
    }),
    status: 200,
    never: /"status":"saved"/,
  },
  {
    name: 'data: as a picture’s address',
    method: 'PUT',
    path: '/v1/products',
    key: 'secret',
    body: json({
      products: [
        {
          id: 'x',
          title: 'x',
          url: '/x',
          imageUrl: 'data:text/html,x',
          categories: [],
          currency: 'VND',
          availability: 'in_stock',
        },
      ],
    }),
    status: 200,
    never: /"status":"saved"/,
  },
  {
    name: 'a page that asks for 51 placements',
    path: '/v1/decide',
    body: json({ placements: Array(51).fill('home'), page: { url: '/' } }),
    status: 400,
    code: 'invalid_request',
  },
  ...[
    ['back references', '(a+)+\\1$'],
    ['look-ahead', '(?=a+)+$'],
    ['counts within counts', '((a{1,1000}){1,1000}){1,1000}'],
    ['a long pattern', 'a'.repeat(10_000)],
  ].map(
    ([how = '', pattern = '']): BadInputCase => ({
      name: `a rule with ${how} is not saved, and told where it fails`,
      method: 'PUT',
      path: '/v1/rules',
      key: 'secret',
      headers: { 'if-match': '"1"' },
      body: json(rulesWith({ 'page.url': { $regex: pattern } })),
      status: 400,
      code: 'invalid_rule_set',
      firstIssueAt: 'campaigns.0.audience.page.url.$regex',
    }),
  ),
  {
    name: 'a feed inside the network on the schedule',
    method: 'PUT',
    path: '/v1/feeds',
    key: 'secret',
    body: json({ feeds: [{ url: 'http://169.254.169.254/latest/meta-data', everyHours: 1 }] }),
    status: 400,
    code: 'invalid_request',
    firstIssueAt: 'feeds.0.url',
  },
];
