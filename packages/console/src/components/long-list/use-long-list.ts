import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';

/** What of a long list stands in the page now. */
export interface LongListView<T> {
  /** To be put on the element that holds the lines. */
  readonly holder: RefCallback<HTMLElement>;
  /** To be put on each line, together with `data-index`, so that lines may differ in height. */
  readonly measure: RefCallback<HTMLElement>;
  /** Pixels that the lines before and after would take. */
  readonly beforePx: number;
  readonly afterPx: number;
  readonly lines: readonly { readonly item: T; readonly index: number; readonly key: string | number }[];
}

/** Lines that are drawn beyond the window, and lines from the end at which more is asked for. */
const overscan = 8;
const nearEnd = 40;

/**
 * Draws of a long list only the lines that are in the window, so that a hundred thousand scroll like ten.
 *
 * @param onNearEnd told when the last lines come near; asks for more, or does nothing
 * @param box what scrolls, when it is not the window; null until it is there
 */
export function useLongList<T>(
  items: readonly T[],
  keyOf: (item: T) => string | number,
  linePx: number,
  onNearEnd?: () => void,
  box?: HTMLElement | null,
): LongListView<T> {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [topPx, setTopPx] = useState(0);
  const lines = {
    count: items.length,
    estimateSize: () => linePx,
    overscan,
    scrollMargin: topPx,
    getItemKey: (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  };
  const inWindow = useWindowVirtualizer({ ...lines, enabled: box === undefined });
  const inBox = useVirtualizer({ ...lines, enabled: box !== undefined, getScrollElement: () => box ?? null });
  const virtual = box === undefined ? inWindow : inBox;
  const shown = virtual.getVirtualItems();
  const lastIndex = shown.at(-1)?.index ?? -1;

  useEffect(() => {
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      const { top } = element.getBoundingClientRect();
      setTopPx(Math.round(box ? top - box.getBoundingClientRect().top + box.scrollTop : top + window.scrollY));
    });
    // What stands above changes its height when the page does.
    watch.observe(box ?? document.body);
    return () => watch.disconnect();
  }, [element, box]);

  const tell = useRef(onNearEnd);
  useEffect(() => {
    tell.current = onNearEnd;
  });
  useEffect(() => {
    if (lastIndex >= items.length - nearEnd) tell.current?.();
  }, [lastIndex, items.length]);

  return {
    holder: useCallback((node) => setElement(node), []),
    measure: virtual.measureElement,
    beforePx: Math.max(0, (shown[0]?.start ?? topPx) - topPx),
    afterPx: Math.max(0, virtual.getTotalSize() - ((shown.at(-1)?.end ?? topPx) - topPx)),
    lines: shown.flatMap(({ index, key }) => {
      const item = items[index];
      return item === undefined ? [] : [{ item, index, key: key as string | number }];
    }),
  };
}
