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
export async function placementsDecided(page: Page, options: { timeout?: number } = {}): Promise<Record<string, SeenPlacement>> {
  await page.waitForFunction(
    () => [...document.querySelectorAll('[data-quen-placement]')].every((element) => element.hasAttribute('data-quen-state')),
    undefined,
    options,
  );
  return readPlacements(page);
}

/**
 * Opens a page, and waits until every placement of it was decided. An answer that comes later than the snippet waits leaves the page's own
 * content: on a busy machine the page is then opened again, as a visitor would.
 */
export async function openDecided(page: Page, url: string): Promise<Record<string, SeenPlacement>> {
  for (let tries = 1; ; tries++) {
    await page.goto(url);
    const seen = await placementsDecided(page, { timeout: 10_000 }).catch((error: unknown) => {
      if (tries === 5) throw error;
      return null;
    });
    if (seen !== null) return seen;
  }
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
