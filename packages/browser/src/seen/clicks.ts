import { pageAddress } from '../collect/page-address.ts';
import { guard } from '../guard.ts';
import { local } from '../storage/page-storage.ts';

/** A click counts for the page it led to if that comes within this time. */
const carriedForMs = 60_000;

/** Calls back for each link that is followed inside a placement, and remembers where it leads. */
export const watchClicks = (onClick: (placement: Element, itemId: string | undefined) => string | undefined): void => {
  const click = guard(({ target }: Event) => {
    const link = (target as Element).closest('a') as HTMLAnchorElement;
    const item = link.closest('[data-quen-item]') as HTMLElement | null;
    const decisionId = onClick(link.closest('[data-quen-placement]') as Element, item?.dataset['quenItem']);
    if (decisionId) local.write('click', [decisionId, pageAddress(link.href), Date.now()]);
  });
  for (const name of ['click', 'auxclick']) addEventListener(name, click, true);
};

/** The decision whose link led to this page, once. */
export const takeClickedDecision = (): string | undefined => {
  const [decisionId, url, atMs] = (local.read('click') || []) as [string, string, number];
  if (url !== pageAddress()) return undefined;
  local.write('click');
  return Date.now() - atMs < carriedForMs ? decisionId : undefined;
};
