import { createQuen as start } from './create-quen.ts';
import type { Quen, QuenOptions } from './quen-options.ts';

export type { PageInfo } from './collect/page-info.ts';
export type { Quen, QuenOptions } from './quen-options.ts';
export type { FormRenderers } from './render/placements.ts';
export type { ContentOf, CustomRenderer, Renderer, RenderTools, TextKey } from './render/renderer.ts';

/**
 * Starts Quen on a page, as the pasted tag does: for shops that bundle their own scripts. Call it once, in the browser. Nothing it does
 * throws into the page. Questions and contacts are a chunk of their own, loaded when first needed.
 */
export function createQuen(options: QuenOptions): Quen {
  return start({ loadForms: () => import('./forms.ts'), ...options });
}
