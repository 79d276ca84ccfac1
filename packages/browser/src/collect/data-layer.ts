import { createDataLayerReader, type DataLayerFinding } from '@quen/sources/ga4-data-layer';
import { guard } from '../guard.ts';

/** Reads `window.dataLayer`: the entries there are, and each new one as it is pushed. The page's own use of it stays as it is. */
export const watchDataLayer = (onFinding: (finding: DataLayerFinding) => void): void => {
  const read = createDataLayerReader();
  const take = guard((entry: unknown) => {
    const finding = read(entry);
    if (finding) onFinding(finding);
  });
  const page = window as unknown as { dataLayer?: unknown[] };
  const layer = page.dataLayer || [];
  page.dataLayer = layer;
  const push = layer.push;
  layer.forEach(take);
  layer.push = function (...entries) {
    const length = push.apply(this, entries);
    entries.forEach(take);
    return length;
  };
};
