import { renderPanel } from './panel.ts';
import type { Renderer } from './renderer.ts';

/** A message as a bar or a card. */
export const renderMessage: Renderer<'message'> = renderPanel;
