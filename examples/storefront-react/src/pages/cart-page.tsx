import { type ReactElement, useContext } from 'react';
import { useCart } from '../cart.tsx';
import { NavigationContext } from '../navigation.tsx';
import type { PageData } from '../page-data.ts';
import { formatPrice, Shelf } from '../shelf.tsx';

export function CartPage({ items }: PageData): ReactElement {
  const { lines, remove, order } = useCart();
  const { go } = useContext(NavigationContext);
  const total = lines.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0);
  return (
    <div className="wrap">
      <header className="plain-head">
        <h1>{lines.length === 0 ? 'Giỏ hàng còn trống' : 'Giỏ hàng'}</h1>
      </header>
      <ul className="lines">
        {lines.map(({ item, quantity }) => (
          <li key={item.id} className="line">
            <img src={`/pictures/${item.id}.svg`} alt="" width={400} height={400} />
            <div>
              <b>{item.title}</b>
              <br />
              <span className="quiet">
                {quantity} × {formatPrice(item.price)}
              </span>{' '}
              <button type="button" className="small" onClick={() => remove(item)}>
                Bỏ ra
              </button>
            </div>
            <b className="line-price">{formatPrice(item.price * quantity)}</b>
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <p>
          <b>{formatPrice(total)}</b>{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              order();
              go('/cam-on');
            }}
          >
            Đặt hàng
          </button>
        </p>
      )}
      <Shelf id="cart-add-ons" title="Thêm chút nữa cho đủ" fallback={items.filter((_, index) => index % 12 === 0)} />
    </div>
  );
}
