import { Placement } from '@quen/react';
import type { ReactElement } from 'react';
import { Link } from '../navigation.tsx';
import type { PageData } from '../page-data.ts';
import { Shelf } from '../shelf.tsx';

export function HomePage({ items, categories }: PageData): ReactElement {
  const firstOf = (nth: number) =>
    categories.flatMap(({ id }) => items.filter((item) => item.category === id).slice(nth, nth + 1));
  return (
    <div className="wrap">
      {/* Offers, messages and questions are drawn by Quen itself. */}
      <Placement id="home-hero" minHeight="4rem" fallback={<p className="bar">Gói giấy dó miễn phí cho mọi đơn</p>} />
      <Shelf id="home-for-you" title="Được nhiều nhà chọn" fallback={firstOf(0)} />
      <section>
        <h2>Sáu gian hàng</h2>
        <p>
          {categories.map(({ id, name }) => (
            <Link key={id} className="button" href={`/c/${id}`} style={{ margin: '0 .5rem .5rem 0' }}>
              {name}
            </Link>
          ))}
        </p>
      </section>
      <Shelf id="home-trending" title="Tuần này ở hiên nhà" fallback={firstOf(4)} />
    </div>
  );
}
