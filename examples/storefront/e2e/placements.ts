import type { Page } from 'playwright-core';

/** What a visitor sees in a placement. */
export interface SeenPlacement {
  /** `shown`, `fallback`, or null while nothing was decided. */
  readonly state: string | null;
  readonly text: string;
  readonly itemIds: readonly string[];
}

/** The page's placements by name. */
export function readPlacements(page: Page): Promise<Record<string, SeenPlacement>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-quen-placement]')].map((element) => [
        element.dataset['quenPlacement'] ?? '',
        {
          state: element.getAttribute('data-quen-state'),
          text: (element.textContent ?? '').replace(/\s+/g, ' '),
          itemIds: [...element.querySelectorAll('[data-quen-item]')].map((item) => item.getAttribute('data-quen-item') ?? ''),
        },
      ]),
    ),
  );
}

/** Waits until every placement of the page was decided. */
export async function placementsDecided(page: Page): Promise<Record<string, SeenPlacement>> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-quen-placement]')].every((element) => element.hasAttribute('data-quen-state')),
  );
  return readPlacements(page);
}

/** Counts layout shifts from the first paint of every page on: `window.layoutShift`, as web-vitals sums them. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = window as unknown as { layoutShift: number };
    counted.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[]) {
        if (!entry.hadRecentInput) counted.layoutShift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift);
}
