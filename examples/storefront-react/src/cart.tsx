import { useQuen } from '@quen/react';
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { ShopItem } from './page-data.ts';

interface Line {
  readonly item: ShopItem;
  readonly quantity: number;
}

interface Cart {
  readonly lines: readonly Line[];
  add(item: ShopItem): void;
  remove(item: ShopItem): void;
  /** Places the order, and answers its number. */
  order(): string;
}

const storageKey = 'nhamay-react-cart';
const CartContext = createContext<Cart | null>(null);

/** GA4's parameters for some lines; amounts are decimal, and the dong has no decimals. */
const parameters = (lines: readonly Line[]): object => ({
  currency: 'VND',
  value: lines.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0),
  items: lines.map(({ item, quantity }) => ({
    item_id: item.id,
    item_name: item.title,
    item_brand: item.brand,
    item_category: item.category,
    price: item.price,
    quantity,
  })),
});

/** The cart, kept in the browser. What happens to it is told to Quen. */
export function CartProvider({
  items,
  children,
}: {
  readonly items: readonly ShopItem[];
  readonly children: ReactNode;
}): ReactElement {
  const quen = useQuen();
  const [lines, setLines] = useState<readonly Line[]>([]);
  // The server knows no cart: it is read after the first render, so that both render the same.
  useEffect(() => {
    const saved = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, number>;
    setLines(items.flatMap((item) => (saved[item.id] === undefined ? [] : [{ item, quantity: saved[item.id] ?? 1 }])));
  }, [items]);
  const cart = useMemo((): Cart => {
    const keep = (next: readonly Line[]): void => {
      localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(next.map(({ item, quantity }) => [item.id, quantity]))));
      setLines(next);
    };
    return {
      lines,
      add(item) {
        const known = lines.find((line) => line.item.id === item.id);
        const others = lines.filter((line) => line !== known);
        keep([...others, { item, quantity: (known?.quantity ?? 0) + 1 }]);
        quen?.track('add_to_cart', parameters([{ item, quantity: 1 }]));
      },
      remove(item) {
        const gone = lines.filter((line) => line.item.id === item.id);
        keep(lines.filter((line) => line.item.id !== item.id));
        quen?.track('remove_from_cart', parameters(gone));
      },
      order() {
        const number = `R-${Date.now().toString(36).toUpperCase()}`;
        quen?.track('purchase', { ...parameters(lines), transaction_id: number });
        keep([]);
        return number;
      },
    };
  }, [lines, quen]);
  return <CartContext value={cart}>{children}</CartContext>;
}

export function useCart(): Cart {
  const cart = useContext(CartContext);
  if (cart === null) throw new Error('[shop] Put a <CartProvider> above this component.');
  return cart;
}
