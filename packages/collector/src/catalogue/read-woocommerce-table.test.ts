import { describe, expect, test } from 'vitest';
import { type ReadProductsOptions, readProducts } from './read-products.ts';

const table = String.raw`ID,Type,SKU,Name,Published,"Visibility in catalog",Description,"In stock?",Stock,"Sale price","Regular price",Categories,Images,Parent,Brands
12,variation,AO-X,"Áo thun - Xanh",1,visible,,1,2,,180000,,,id:10,
10,variable,AO,"Áo thun",1,visible,"Mát.",1,,,,"Áo > Áo thun, Mùa hè",https://shop.example/ao.jpg,,Én
11,"variation, virtual",AO-D,"Áo thun - Đỏ",1,visible,,1,3,150000,200000,,https://shop.example/do.jpg,AO,
13,variation,,"Áo thun - Đen",1,visible,,0,0,,90000,,,AO,
14,simple,TUI,"Túi",1,hidden,,1,,,120000,"Túi\, ví, Quà",,,
15,variation,,"Mũ - Đỏ",1,visible,,1,,,50000,,,id:99,
16,variable,GIAY,"Giày",-1,visible,,1,,,,Giày,,,
17,variation,GIAY-40,"Giày - 40",1,visible,,1,,,70000,,,GIAY,
18,simple,HONG,"Hỏng",1,visible,,1,,,abc,,,,
`;

async function read(idFrom: ReadProductsOptions['idFrom'], own: Partial<ReadProductsOptions> = {}) {
  async function* bytes() {
    for (const byte of [table.slice(0, 300), table.slice(300)]) yield Buffer.from(byte);
  }
  const found = [];
  const options = { currency: 'VND', origin: 'https://shop.example', idFrom, nowMs: 0, ...own };
  for await (const entry of readProducts(bytes(), options)) found.push(entry);
  return {
    refused: found.flatMap(({ place, result }) => (result.ok ? [] : [`${place} ${result.issues[0]?.path}`])),
    products: new Map(found.flatMap(({ result }) => (result.ok ? result.value : [])).map((product) => [product.id, product])),
  };
}

describe('a table of WooCommerce', () => {
  test('has its variations in the whole product, with the price of the cheapest that can be bought', async () => {
    const { products, refused } = await read('product');
    expect([...products.keys()].sort()).toEqual(['10', '14', '15', '16']);
    expect(products.get('10')).toMatchObject({
      title: 'Áo thun',
      brand: 'Én',
      categories: ['Áo/Áo thun', 'Mùa hè'],
      priceMinor: 150_000,
      listPriceMinor: 200_000,
      stock: 5,
      availability: 'in_stock',
    });
    expect(products.get('14')).toMatchObject({ hidden: true, categories: ['Túi, ví', 'Quà'] });
    expect(products.get('16')).toMatchObject({ hidden: true, priceMinor: 70_000 });
    expect(refused).toEqual(['10 Regular price']);
  });

  test('has each variation for itself where events carry its number or its SKU', async () => {
    const { products } = await read('variant');
    expect([...products.keys()].sort()).toEqual(['11', '12', '13', '14', '15', '17']);
    const ofParent = { groupId: '10', brand: 'Én', categories: ['Áo/Áo thun', 'Mùa hè'], description: 'Mát.' };
    expect(products.get('11')).toMatchObject({ ...ofParent, priceMinor: 150_000, imageUrl: 'https://shop.example/do.jpg' });
    expect(products.get('12')).toMatchObject({ ...ofParent, stock: 2, imageUrl: 'https://shop.example/ao.jpg' });
    expect(products.get('13')).toMatchObject({ ...ofParent, availability: 'out_of_stock' });
    expect(products.get('17')).toMatchObject({ hidden: true });
    const bySku = (await read('sku')).products;
    expect([...bySku.keys()].sort()).toEqual(['13', '15', 'AO-D', 'AO-X', 'GIAY-40', 'TUI']);
    expect(bySku.get('AO-D')).toMatchObject({ groupId: 'AO' });
  });

  test('is joined also where a column is named by hand', async () => {
    const { products } = await read('product', { columns: { id: 'SKU' } });
    expect(products.get('AO')).toMatchObject({ priceMinor: 150_000 });
  });
});
