import type { Quen } from '@quen/browser';
import { type Context, createContext } from 'react';
import type { PlacementBoard } from './placement-board.ts';

/** What the provider gives to all below. `quen` is null on the server and until the page has started it. */
export interface QuenContextValue {
  readonly quen: Quen | null;
  readonly board: PlacementBoard;
}

export const QuenContext: Context<QuenContextValue | null> = createContext<QuenContextValue | null>(null);
