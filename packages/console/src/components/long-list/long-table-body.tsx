import { Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useLongList } from './use-long-list.ts';

/** The body of a table that may have a hundred thousand lines; only those in the window are drawn. The table wants `layout="fixed"`. */
export function LongTableBody<T>({
  items,
  keyOf,
  linePx,
  onNearEnd,
  box,
  children,
}: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
  /** About how high a line is. */
  readonly linePx: number;
  readonly onNearEnd?: () => void;
  /** What scrolls, when it is not the window. */
  readonly box?: HTMLElement | null;
  /** The cells of a line. */
  readonly children: (item: T) => ReactNode;
}): ReactElement {
  const { holder, measure, beforePx, afterPx, lines } = useLongList(items, keyOf, linePx, onNearEnd, box);
  return (
    <Table.Tbody ref={holder}>
      {beforePx > 0 && <Gap px={beforePx} />}
      {lines.map(({ item, index, key }) => (
        // The first line is the heading's.
        <Table.Tr key={key} ref={measure} data-index={index} aria-rowindex={index + 2}>
          {children(item)}
        </Table.Tr>
      ))}
      {afterPx > 0 && <Gap px={afterPx} />}
    </Table.Tbody>
  );
}

/** One cell alone: spanning columns would make more of them where some are hidden on a phone. */
function Gap({ px }: { readonly px: number }): ReactElement {
  return (
    <tr aria-hidden className="long-gap">
      <td height={px} />
    </tr>
  );
}
