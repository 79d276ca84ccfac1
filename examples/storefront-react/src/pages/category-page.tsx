import type { ReactElement } from 'react';
import type { PageData } from '../page-data.ts';
import { Cards, cardOf, Shelf } from '../shelf.tsx';

export function CategoryPage({ id, name, items }: PageData & { readonly id: string; readonly name: string }): ReactElement {
  const own = items.filter((item) => item.category === id);
  return (
    <div className="wrap">
      <header className="plain-head">
        <h1>{name}</h1>
      </header>
      <Shelf id="category-top" title="Được chọn nhiều" fallback={own.slice(0, 6)} />
      <Cards title="Tất cả" cards={own.map(cardOf)} />
    </div>
  );
}
