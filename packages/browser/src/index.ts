export type { PageInfo } from './collect/page-info.ts';
export { createQuen } from './create-quen.ts';
export type { Quen, QuenOptions, QuenWatcher } from './quen-options.ts';
export type { FormRenderers } from './render/placements.ts';
export type { ContentOf, CustomRenderer, Renderer, RenderTools, TextKey } from './render/renderer.ts';
