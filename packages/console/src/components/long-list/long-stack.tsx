import type { ReactElement, ReactNode } from 'react';
import { useLongList } from './use-long-list.ts';

/** Things below each other, of which there may be a hundred thousand; only those in the window are drawn. */
export function LongStack<T>({
  items,
  keyOf,
  itemPx,
  total,
  onNearEnd,
  children,
}: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
  /** About how high one is, with the space below it. */
  readonly itemPx: number;
  /** How many there are, if more than have been fetched; for screen readers. */
  readonly total?: number;
  readonly onNearEnd?: () => void;
  readonly children: (item: T) => ReactNode;
}): ReactElement {
  const { holder, measure, beforePx, afterPx, lines } = useLongList(items, keyOf, itemPx, onNearEnd);
  return (
    <ul className="long-stack" ref={holder}>
      {beforePx > 0 && <li aria-hidden className="long-gap" style={{ height: beforePx }} />}
      {lines.map(({ item, index, key }) => (
        <li key={key} ref={measure} data-index={index} aria-posinset={index + 1} aria-setsize={total ?? -1}>
          {children(item)}
        </li>
      ))}
      {afterPx > 0 && <li aria-hidden className="long-gap" style={{ height: afterPx }} />}
    </ul>
  );
}
