import type { Decision } from '@quen/protocol';
import { Placement } from '@quen/react';
import type { ReactElement, ReactNode } from 'react';
import { Link } from './navigation.tsx';
import type { ShopItem } from './page-data.ts';

const dong = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });

/** A price in dong. */
export function formatPrice(price: number): string {
  return dong.format(price);
}

interface Card {
  readonly id: string;
  readonly title: string;
  readonly price: number;
  readonly href: string;
  readonly note: string;
}

/** Products side by side. */
export function Cards({ title, cards }: { readonly title: string; readonly cards: readonly Card[] }): ReactElement {
  return (
    <section className="shelf">
      <h2>{title}</h2>
      <ul className="cards cards-row">
        {cards.map(({ id, title: name, price, href, note }) => (
          <li key={id}>
            <Link className="card" href={href} data-quen-item={id}>
              <span className="card-image">
                <img src={`/pictures/${id}.svg`} alt="" width={400} height={400} />
              </span>
              <span className="card-name">{name}</span>
              <span className="price">{formatPrice(price)}</span>
              <span className="card-maker">{note}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const cardOf = (item: ShopItem): Card => ({
  id: item.id,
  title: item.title,
  price: item.price,
  href: `/p/${item.id}`,
  note: item.brand,
});

/** A place for Quen, drawn with the shop's own cards; the shop's own choice until there is an answer, and when there is none. */
export function Shelf({
  id,
  title,
  fallback,
}: {
  readonly id: string;
  readonly title: string;
  readonly fallback: readonly ShopItem[];
}): ReactElement {
  return (
    <Placement id={id} minHeight="22rem" fallback={<Cards title={title} cards={fallback.map(cardOf)} />}>
      {drawDecision}
    </Placement>
  );
}

function drawDecision({ content }: Decision): ReactNode {
  if (content?.kind !== 'recommendations') return null;
  const cards = content.items.map(({ itemId, title, price = 0, url, reason = '' }) => ({
    id: itemId,
    title,
    price,
    href: url,
    note: reason,
  }));
  return <Cards title={content.title} cards={cards} />;
}
