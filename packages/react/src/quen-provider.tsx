import { createQuen, type Quen, type QuenOptions } from '@quen/browser';
import type { Decision } from '@quen/protocol';
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPlacementBoard } from './placement-board.ts';
import { QuenContext } from './quen-context.ts';

export interface QuenProviderProps {
  /** Read once, when the page starts. */
  readonly options: QuenOptions;
  /** Decisions the server made for this page, by `@quen/client`: rendered there and in the first render here alike. */
  readonly decisions?: readonly Decision[];
  readonly children?: ReactNode;
}

let startedOnPage: Quen | null = null;

/** Starts Quen once on the page, after the first render, and gives it to all below. Renders nothing of its own; does nothing on the server. */
export function QuenProvider({ options, decisions = [], children }: QuenProviderProps): ReactElement {
  const [board] = useState(() => createPlacementBoard(decisions));
  const [quen, setQuen] = useState<Quen | null>(null);
  // A page has one Quen, started with the options it began with.
  useEffect(() => {
    // Strict mode runs effects twice, and a page must not be counted twice.
    startedOnPage ??= createQuen(options);
    board.start(startedOnPage);
    setQuen(startedOnPage);
    return () => board.stop();
  }, [board]);
  const value = useMemo(() => ({ quen, board }), [quen, board]);
  return <QuenContext.Provider value={value}>{children}</QuenContext.Provider>;
}
