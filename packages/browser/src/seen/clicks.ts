import { guard } from '../guard.ts';
import type { PageStorage } from '../storage/page-storage.ts';

/** A click counts for the page it led to if that comes within this time. */
const carriedForMs = 60_000;

/** Calls back for each link that is followed inside a placement, and remembers where it leads. */
export function watchClicks(
  local: PageStorage,
  onClick: (placement: Element, itemId: string | null | undefined) => string | undefined,
): void {
  const listen = guard((event: Event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    const placement = link?.closest('[data-quen-placement]');
    if (!link || !placement) return;
    const decisionId = onClick(placement, link.closest('[data-quen-item]')?.getAttribute('data-quen-item'));
    if (decisionId) local.write('click', { decisionId, url: withoutFragment(link.href), at: Date.now() });
  });
  addEventListener('click', listen, true);
  addEventListener('auxclick', listen, true);
}

/** The decision whose link led to this page, once. */
export function takeClickedDecision(local: PageStorage): string | undefined {
  const click = local.read('click') as { decisionId: string; url: string; at: number } | null | undefined;
  if (click?.url !== withoutFragment(location.href)) return undefined;
  local.write('click', undefined);
  return Date.now() - click.at < carriedForMs ? click.decisionId : undefined;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '');
}
