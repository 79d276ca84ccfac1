import { expect, test } from 'vitest';
import { readMerchantXml } from './read-merchant-xml.ts';

const item = (id: string, title = id): string => `<item><g:id>${id}</g:id><title><![CDATA[${title}]]></title></item>\n`;
const feed = (...items: readonly string[]): string =>
  `<rss><channel><title><![CDATA[Shop]]></title>${items.join('')}</channel></rss>`;

/** Ids as they come; those of what is refused with a cross. */
async function read(text: string, size: number): Promise<string[]> {
  const bytes = Buffer.from(text);
  async function* parts(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found: string[] = [];
  for await (const one of readMerchantXml(parts())) {
    found.push(
      'fault' in one
        ? `✗${one.id ?? '?'} ${one.fault.split(' ').slice(0, 3).join(' ')}`
        : `${one.entry['g:id']}:${one.entry['title']}`,
    );
  }
  return found;
}

const good = (id: string): string => `${id}:${id}`;
const open = '<item><g:id>b</g:id><title><![CDATA[b</title></item>\n';

test.each([
  ['CDATA without an end', [item('a'), open, item('c'), item('d')], [good('a'), '✗b has no end,', good('c'), good('d')]],
  [
    'two such, one after the other',
    [item('a'), open, open, item('c'), item('d')],
    [good('a'), '✗b has no end,', '✗b has no end,', good('c'), good('d')],
  ],
  [
    'CDATA without an end, where no other comes',
    [item('a'), open, '<item><g:id>c</g:id><title>c</title></item>'],
    [good('a'), '✗b has no end,', good('c')],
  ],
  ['an entry without an end', [item('a'), item('b').replace('</item>', ''), item('c')], [good('a'), '✗b has no end,', good('c')]],
  [
    'an attribute without an end',
    [item('a'), '<item><g:id>b</g:id><title>b</title><link href="b></item>', item('c')],
    [good('a'), '✗b is no XML:', good('c')],
  ],
  [
    'CDATA that speaks of entries',
    [item('a', 'ends </item> or <item> within'), item('b')],
    ['a:ends </item> or <item> within', good('b')],
  ],
  ['entries that are commented out', [item('a'), `<!-- ${item('x')}${item('y')} -->`, item('b')], [good('a'), good('b')]],
])('reads past %s', async (_, items, expected) => {
  for (const size of [7, 64 * 1024]) expect(await read(feed(...items), size)).toEqual(expected);
});

test('reads past an entry that is longer than a megabyte', async () => {
  const found = await read(feed(item('a'), item('b', 'b'.repeat(1_500_000)), item('c'), item('d')), 64 * 1024);
  expect(found).toEqual([good('a'), '✗b is longer than', good('c'), good('d')]);
});

test('leaves out what is commented out, however long it is', async () => {
  const old = Array.from({ length: 20_000 }, (_, index) => item(`old${index}`)).join('');
  expect(await read(feed(item('a'), `<!-- ${old} -->`, item('b')), 64 * 1024)).toEqual([good('a'), good('b')]);
});
