import { expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';
import { RefusedEntries } from './refused-entries.tsx';

const examples = [
  { place: 2, id: 'ao-01', issues: [{ code: 'invalid_request' as const, path: 'link', message: 'give it an address' }] },
  { place: 5, issues: [{ code: 'invalid_request' as const, path: '', message: 'has no end' }] },
  { place: 7, id: 'x', issues: [{ code: 'invalid_request' as const, path: 'toString', message: 'odd' }] },
];

it.each([
  ['vi', 'Mục hoặc dòng 2, mã ao-01', 'Thiếu địa chỉ trang sản phẩm', 'Mục hoặc dòng 5', '… và 1.197 mục nữa'],
  ['en', 'Entry or line 2, id ao-01', 'The address of the product’s page is missing', 'Entry or line 5', '… and 1,197 more'],
] as const)('tells in %s which entries were refused and why', async (language, ...words) => {
  const text = (await show(<RefusedEntries refused={1200} examples={examples} />, language)).textContent;
  for (const word of [...words, 'link: give it an address', 'toString: odd']) expect(text).toContain(word);
});

it('shows nothing when nothing was refused', async () => {
  expect((await show(<RefusedEntries refused={0} examples={[]} />, 'en')).querySelector('details')).toBeNull();
});
