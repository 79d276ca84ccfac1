import { useQuen } from '@quen/react';
import { type ReactElement, useEffect } from 'react';
import { useCart } from '../cart.tsx';
import type { PageData, ShopItem } from '../page-data.ts';
import { formatPrice, Shelf } from '../shelf.tsx';

export function ProductPage({ item, items }: PageData & { readonly item: ShopItem }): ReactElement {
  const cart = useCart();
  const quen = useQuen();
  useEffect(() => {
    const { id, title, brand, category, price } = item;
    const shown = { item_id: id, item_name: title, item_brand: brand, item_category: category, price };
    quen?.track('view_item', { currency: 'VND', value: price, items: [shown] });
  }, [quen, item]);
  const similar = items.filter((other) => other.category === item.category && other !== item);
  return (
    <div className="wrap">
      <article className="product">
        <div className="product-image">
          <img src={`/pictures/${item.id}.svg`} alt={item.title} width={400} height={400} />
        </div>
        <div className="product-text">
          <p className="product-maker">{item.brand}</p>
          <h1>{item.title}</h1>
          <p className="product-price">
            <span className="price">{formatPrice(item.price)}</span>
          </p>
          <p className="lead">{item.text}</p>
          <button type="button" className="button" onClick={() => cart.add(item)}>
            Thêm vào giỏ
          </button>
        </div>
      </article>
      <Shelf id="product-goes-with" title="Dùng chung rất hợp" fallback={similar.slice(6, 12)} />
      <Shelf id="product-similar" title="Món tương tự" fallback={similar.slice(0, 6)} />
    </div>
  );
}
