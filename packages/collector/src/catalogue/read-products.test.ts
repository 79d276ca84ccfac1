import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ReadProductsOptions, readProducts, sniff } from './read-products.ts';

const options: ReadProductsOptions = {
  currency: 'VND',
  origin: 'https://shop.example',
  idFrom: 'product',
  nowMs: Date.UTC(2026, 10, 23),
};

async function* bytesOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, own: Partial<ReadProductsOptions> = {}) {
  const entries = [];
  for await (const entry of readProducts(bytesOf(text), { ...options, ...own })) entries.push(entry);
  return {
    ids: entries.flatMap(({ result }) => (result.ok ? result.value.map(({ id }) => id) : [])),
    faults: entries.flatMap(({ place, result }) => (result.ok ? [] : [`${place} ${result.issues[0]?.path}`])),
    entries,
  };
}

const rss = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY boom "x">]>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title><link>https://shop.example</link>
<item><g:id>1</g:id><title>Giày &amp; tất &#8211; L&#39;Été &amp;amp; &amp;lt;b&amp;gt;</title><g:brand>D&#8217;Or &ndash; &amp;amp;lt;</g:brand><link>https://shop.example/1</link><g:price>25000 VND</g:price>
<description><![CDATA[<p>ends with </item> inside</p>]]></description></item>
<item><g:id>2</g:id><title>No address</title></item>
<item><g:id>3</g:id><title><![CDATA[Áo]]></title><link>https://shop.example/3</link><g:product_type>A</g:product_type><g:product_type>B</g:product_type></item>
</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="x"><entry><g:id>a</g:id><title>A</title><link href="https://shop.example/a"/></entry></feed>`;

describe('readProducts', () => {
  test('reads RSS in small pieces, CDATA and all', async () => {
    const { ids, faults, entries } = await read(rss);
    expect(ids).toEqual(['1', '3']);
    expect(faults).toEqual(['2 link']);
    expect(entries[0]?.result).toMatchObject({
      value: [{ title: "Giày & tất – L'Été & <b>", brand: 'D’Or – &lt;', priceMinor: 25_000, description: 'ends with inside' }],
    });
    expect(entries[2]?.result).toMatchObject({ value: [{ title: 'Áo', categories: ['A', 'B'] }] });
  });

  test.each([
    ['within an entry', rss.slice(0, rss.indexOf('<title><![CDATA[Áo')), ['1'], 'within an entry'],
    ['between entries', rss.slice(0, rss.indexOf('<item><g:id>3')), ['1'], 'without </rss>'],
    ['within a comment', `${rss.slice(0, rss.indexOf('</channel>'))}<!-- <item>`, ['1', '3'], 'without </rss>'],
  ])('reads what is whole of a feed that breaks off %s, and says so', async (_, text, ids, fault) => {
    const found: string[] = [];
    const all = async () => {
      for await (const { result } of readProducts(bytesOf(text), options))
        if (result.ok) found.push(...result.value.map(({ id }) => id));
    };
    await expect(all()).rejects.toThrow(fault);
    expect(found).toEqual(ids);
  });

  test.each([
    ['csv', 'id,title,price\n1,A,250000\n2,"B\nb",9000\n3,C,2500', ['1 250000', '2 9000']],
    ['csv', 'id,title,price\n1,A,250000\n2,B,9000\n3,"C\nc', ['1 250000', '2 9000']],
    [
      'merchant-tsv',
      'id\ttitle\tlink\timage_link\tprice\n1\tA\thttps://s.vn/1\thttps://s.vn/i\t250000 VND\n2\tB\thttps://s.vn/2\thttps://s.vn/i\t9',
      ['1 250000'],
    ],
    ['merchant-xml', rss.slice(0, rss.indexOf('<item><g:id>2')), ['1 25000']],
    ['jsonl', '{"sku":"1","name":"A","price":5000}\n{"sku":"2","na', ['1 5000']],
  ] as const)('reads what came whole of a small feed whose connection ends: %s', async (format, text, expected) => {
    async function* cut() {
      yield Buffer.from(text);
      throw new Error('the connection ended');
    }
    const found: string[] = [];
    const all = async () => {
      for await (const { result } of readProducts(cut(), { ...options, format }))
        if (result.ok) found.push(...result.value.map(({ id, priceMinor }) => `${id} ${priceMinor}`));
    };
    await expect(all()).rejects.toThrow('the connection ended');
    expect(found).toEqual(expected);
  });

  test('says why nothing came of a feed', async () => {
    const cut = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the connection ended')) }) };
    const all = async () => {
      for await (const _ of readProducts(cut, options));
    };
    await expect(all()).rejects.toThrow('the connection ended');
  });

  test('reads a feed in the encoding that it names', async () => {
    const shop = (encoding: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?>${atom.replace('>A<', '>Café für Männer<')}`;
    const named = [
      Buffer.from(shop('ISO-8859-1'), 'latin1'),
      Buffer.from(`\uFEFF${shop('UTF-16')}`, 'utf16le'),
      Buffer.from(`\uFEFF${shop('UTF-16')}`, 'utf16le').swap16(),
      Buffer.from(shop('utf-8')),
      gzipSync(Buffer.from(shop('windows-1252'), 'latin1')),
    ];
    for (const bytes of named) {
      const { entries } = await read(bytes);
      expect(entries).toMatchObject([{ result: { value: [{ title: 'Café für Männer' }] } }]);
    }
    await expect(read(shop('x-klingon'))).rejects.toThrow('x-klingon');
    const late = shop('utf-8').replace('<entry>', `<!-- ${'='.repeat(5_000)} --><entry>`);
    await expect(read(Buffer.from(late, 'latin1'))).rejects.toThrow('name its encoding in its first line');
  });

  test('says of a page or a sitemap that it is no feed, and not of a feed that has run empty', async () => {
    await expect(read('<!doctype html><html><body>Enter the password</body></html>')).rejects.toThrow('no feed: <html>');
    await expect(read('<?xml version="1.0"?><urlset><url/></urlset>')).rejects.toThrow('no feed: <urlset>');
    expect((await read('<rss version="2.0"><channel></channel></rss>')).entries).toEqual([]);
  });

  test('leaves out entries that are commented out', async () => {
    const first = '<entry><g:id>old</g:id><title>Old</title><link href="https://shop.example/old"/></entry>';
    expect((await read(atom.replace('<entry>', `<!-- ${first} --><entry><!-- </entry> -->`))).ids).toEqual(['a']);
  });

  test('takes comments in a feed for no entries', async () => {
    expect((await read(`${rss}<!-- <item> -->\n`)).ids).toEqual(['1', '3']);
    expect((await read(`<!-- <x> -->${atom}`)).ids).toEqual(['a']);
  });

  test('reads Atom', async () => {
    expect((await read(atom)).entries[0]?.result).toMatchObject({ value: [{ id: 'a', url: 'https://shop.example/a' }] });
  });

  test('reads CSV, gzip, quotes and line breaks in cells; names broken lines by number', async () => {
    const csv = 'id,title,price\n1,"Áo, ""xịn""",25000\n2,only two\n3,"two\nlines",1000\n4,x,free\n';
    const { ids, faults, entries } = await read(gzipSync(csv));
    expect(ids).toEqual(['1', '3']);
    expect(faults).toEqual(['3 ', '6 price']);
    expect(entries.find(({ place }) => place === 2)?.result).toMatchObject({ value: [{ title: 'Áo, "xịn"' }] });
  });

  test('reads the tab-separated form of a merchant feed', async () => {
    const { ids, faults } = await read(
      'id\ttitle\tlink\tprice\timage link\n1\tBig 5" ball\thttps://shop.example/1\t15 USD\t\n2\tx\t\t\t\n',
    );
    expect(ids).toEqual(['1']);
    expect(faults).toEqual(['3 link']);
  });

  test('knows the headings of a tab-separated merchant feed in any case', async () => {
    const { entries } = await read(
      'ID\tTitle\tLink\tPrice\tImage Link\tAvailability\n1\tTrà\thttps://shop.example/1\t15 USD\t\tOut of stock\n',
    );
    expect(entries).toMatchObject([
      { place: 2, id: '1', result: { value: [{ title: 'Trà', priceMinor: 1500, availability: 'out_of_stock' }] } },
    ]);
  });

  test('unquotes what a tab-separated feed quotes, and nothing else', async () => {
    const { entries } = await read(
      'id\t"title"\tlink\tprice\timage link\n1\t"Ball, 5"" wide"\t"https://shop.example/1"\t15 USD\t\n2\t"Best" ball\thttps://shop.example/2\t15 USD\t\n',
      { format: 'merchant-tsv' },
    );
    expect(entries.map(({ result }) => result)).toMatchObject([
      { value: [{ title: 'Ball, 5" wide', url: 'https://shop.example/1' }] },
      { value: [{ title: '"Best" ball' }] },
    ]);
  });

  test('reads products.json', async () => {
    const { ids, faults } = await read(JSON.stringify({ products: [{ id: 5, title: 'A', variants: [] }, { title: 'no id' }] }));
    expect(ids).toEqual(['5']);
    expect(faults).toEqual(['2 id']);
  });

  describe('a table with a row for each variant and picture, as Shopify exports it', () => {
    const table = [
      'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src',
      'ao-dai,Áo dài,Size,S,AD-S,shopify,0,1250000,https://cdn.example/1.jpg',
      'ao-dai,,,M,AD-M,shopify,2,1350000,https://cdn.example/2.jpg',
      'non-la,too few',
      'ao-dai,,,,,,,,https://cdn.example/3.jpg',
      'non-la,Nón lá,Title,Default Title,,,0,50000,',
      'quat,Quạt,Title,Default Title,QT,shopify,0,free,',
    ].join('\n');

    test('makes a product of all rows of one handle', async () => {
      const { entries, faults } = await read(table);
      expect(faults).toEqual(['4 ']);
      expect(entries.flatMap(({ id, result }) => (result.ok ? [{ named: id, ...result.value[0] }] : []))).toMatchObject([
        {
          named: 'ao-dai',
          id: 'ao-dai',
          title: 'Áo dài',
          priceMinor: 1_350_000,
          stock: 2,
          imageUrl: 'https://cdn.example/1.jpg',
        },
        {
          id: 'non-la',
          title: 'Nón lá',
          priceMinor: 50_000,
          availability: 'in_stock',
          url: 'https://shop.example/products/non-la',
        },
        { id: 'quat', availability: 'out_of_stock', stock: 0 },
      ]);
    });

    test('makes one of each variant by its SKU', async () => {
      const { entries, faults } = await read(table, { idFrom: 'sku' });
      expect(entries.flatMap(({ result }) => (result.ok ? result.value : []))).toMatchObject([
        { id: 'AD-S', title: 'Áo dài – S', groupId: 'ao-dai', availability: 'out_of_stock', priceMinor: 1_250_000 },
        { id: 'AD-M', title: 'Áo dài – M', groupId: 'ao-dai', availability: 'in_stock', priceMinor: 1_350_000 },
        { id: 'QT', title: 'Quạt' },
      ]);
      expect(faults).toEqual(['4 ', '6 variants']);
    });

    test('leads to the root where handles are called aliases', async () => {
      const { entries } = await read('Alias,Tên sản phẩm*,Giá trị thuộc tính 1,Giá\nao-dai,Áo dài,S,350.000\n,,M,450.000\n');
      expect(entries).toMatchObject([{ result: { value: [{ url: 'https://shop.example/ao-dai', priceMinor: 350_000 }] } }]);
    });

    test('reads the columns it is told as any table', async () => {
      const { ids } = await read(table, { columns: { id: 'Variant SKU' } });
      expect(ids).toEqual(['AD-S', 'AD-M']);
    });
  });

  test('reads a JSON list of products that are not Shopify’s as it reads lines, prices, lists and all', async () => {
    const entry = {
      id: 'a',
      title: 'Trà',
      price: '1.290.000 ₫',
      categories: ['Trà > Sen', 'Quà'],
      images: ['https://a.test/1', 'https://a.test/2'],
    };
    const expected = { id: 'a', priceMinor: 1_290_000, categories: ['Trà/Sen', 'Quà'], imageUrl: 'https://a.test/1' };
    for (const text of [JSON.stringify([entry]), JSON.stringify({ products: [entry] }), JSON.stringify(entry)]) {
      const { entries } = await read(text);
      expect(entries[0]?.result).toMatchObject({ ok: true, value: [expected] });
    }
  });

  test('reads lists of objects by what they are called, or their addresses, as WooCommerce answers', async () => {
    const entry = {
      id: 7,
      name: 'Trà',
      permalink: 'https://shop.example/tra',
      price: '199000',
      regular_price: '250000',
      sale_price: '199000',
      date_on_sale_from: null,
      date_on_sale_to: '2026-12-01T00:00:00',
      status: 'publish',
      stock_status: 'outofstock',
      stock_quantity: null,
      categories: [
        { id: 1, name: 'Đồ uống' },
        { id: 2, name: 'Quà' },
      ],
      images: [{ id: 5, src: 'https://shop.example/1.jpg', name: 'tra' }],
    };
    const { entries } = await read(JSON.stringify([entry]));
    expect(entries[0]?.result).toMatchObject({
      value: [
        {
          id: '7',
          url: 'https://shop.example/tra',
          priceMinor: 199_000,
          listPriceMinor: 250_000,
          availability: 'out_of_stock',
          categories: ['Đồ uống', 'Quà'],
          imageUrl: 'https://shop.example/1.jpg',
        },
      ],
    });
  });

  test('reads JSON lines, loose and in our own form', async () => {
    const own = {
      id: 'own',
      title: 'Own',
      url: '/own',
      categories: ['x'],
      currency: 'VND',
      availability: 'in_stock',
      priceMinor: 5,
    };
    const { ids, faults } = await read(
      `{"sku":"a","name":"A","price":12}\n\nnot json\n${JSON.stringify(own)}\n${JSON.stringify({ ...own, priceMinor: -1 })}`,
    );
    expect(ids).toEqual(['a', 'own']);
    expect(faults).toEqual(['3 ', '5 priceMinor']);
  });

  test('takes columns by name', async () => {
    const { entries } = await read('no;label;vnd\n1;A;5000\n', { columns: { id: 'no', title: 'label', price: 'vnd' } });
    expect(entries[0]?.result).toMatchObject({ value: [{ id: '1', title: 'A', priceMinor: 5000 }] });
  });

  test.each([
    ['a table', 'ID,Sale price,Regular price,Date sale price ends\n1,199000,250000,2026-11-22\n', 1],
    ['a table without a period', 'ID,Sale price,Regular price,Date sale price ends\n1,199000,250000,\n', 0],
    ['JSON lines', '{"id":"1","sale_price":"199000","price":"250000","sale_price_effective_date":"2026-11-01/2026-11-22"}', 1],
  ])('tells that the sales of %s have a period', async (_, text, told) => {
    let periods = 0;
    const { entries } = await read(text, { onPeriod: () => periods++ });
    expect(periods).toBe(told);
    expect(entries[0]?.result).toMatchObject({ value: [{ priceMinor: told === 1 ? 250_000 : 199_000 }] });
  });

  test('refuses a table that is not in UTF-8, and takes one that cut a letter in two, or is UTF-16', async () => {
    const table = 'id,title,price\n1,Trà sen,25000\n2,Cà phê,30000\n';
    await expect(read(Buffer.from(table, 'latin1'))).rejects.toThrow('save it as “CSV UTF-8”');
    const cut = Buffer.concat([Buffer.from(table), Buffer.from('3,Tr'), Buffer.from([0xc3]), Buffer.from(',1\n')]);
    expect((await read(cut)).ids).toEqual(['1', '2', '3']);
    expect((await read(Buffer.from(`\uFEFF${table}`, 'utf16le'))).ids).toEqual(['1', '2']);
  });

  test('refuses an empty file', async () => {
    await expect(read('')).rejects.toThrow('the file is empty');
  });

  test('tells forms apart', () => {
    expect(sniff('<?xml')).toBe('merchant-xml');
    expect(sniff('\uFEFF {"products":[]}')).toBe('shopify');
    expect(sniff('{ "count": 1, "next": null, "products": [')).toBe('shopify');
    expect(sniff('{"id":1}')).toBe('jsonl');
    expect(sniff('{"id":1,"bundle":{"products":[2]}}')).toBe('jsonl');
    expect(sniff('ItemId\tStockCode')).toBe('csv');
  });
});
