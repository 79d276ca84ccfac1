import { guard } from '../guard.ts';
import type { PageStorage } from '../storage/page-storage.ts';

/** A click counts for the page it led to if that comes within this time. */
const carriedForMs = 60_000;

type Click = readonly [decisionId: string | undefined, url: string, atMs: number];

/** Calls back for each link that is followed inside a placement, and remembers where it leads. */
export function watchClicks(
  local: PageStorage,
  onClick: (placement: Element, itemId: string | undefined) => string | undefined,
): void {
  const listen = guard((event: Event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    const placement = link?.closest('[data-quen-placement]');
    if (!link || !placement) return;
    const decisionId = onClick(placement, link.closest<HTMLElement>('[data-quen-item]')?.dataset['quenItem']);
    local.write('click', [decisionId, withoutFragment(link.href), Date.now()] satisfies Click);
  });
  addEventListener('click', listen, true);
  addEventListener('auxclick', listen, true);
}

/** The decision whose link led to this page, once. */
export function takeClickedDecision(local: PageStorage): string | undefined {
  const [decisionId, url, atMs] = (local.read('click') || []) as unknown as Click;
  if (url !== withoutFragment(location.href)) return undefined;
  local.write('click');
  return Date.now() - atMs < carriedForMs ? decisionId : undefined;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '');
}
