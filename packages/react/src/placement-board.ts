import type { Quen } from '@quen/browser';
import type { Decision } from '@quen/protocol';

type Listener = (decision: Decision) => void;

/**
 * Which decision each placement has, and which components draw it themselves. It outlives renders: the page's Quen is told once for each
 * placement, and asks here whether a component wants to draw it.
 */
export interface PlacementBoard {
  decisionOf(placement: string): Decision | undefined;
  subscribe(placement: string, listener: Listener): () => void;
  /** A component that draws a placement's decisions is there; answers how to say that it is gone. */
  claim(placement: string): () => void;
  /** A placement has appeared on the page; those that appear together are asked about together. */
  appear(): void;
  start(quen: Quen): void;
  stop(): void;
}

/** @param initial decisions the server made for this page, so that the first render has them. */
export function createPlacementBoard(initial: readonly Decision[]): PlacementBoard {
  const decisions = new Map(initial.map((decision) => [decision.placement, decision]));
  const listeners = new Map<string, Set<Listener>>();
  const claims = new Map<string, number>();
  const registered = new Set<string>();
  let quen: Quen | null = null;
  let asking = false;

  function register(placement: string): void {
    if (quen === null || registered.has(placement)) return;
    registered.add(placement);
    quen.renderer(placement, (_element, decision) => {
      decisions.set(placement, decision);
      for (const listener of listeners.get(placement) ?? []) listener(decision);
      return (claims.get(placement) ?? 0) > 0;
    });
  }

  return {
    decisionOf: (placement) => decisions.get(placement),
    subscribe(placement, listener) {
      const all = listeners.get(placement) ?? new Set();
      listeners.set(placement, all.add(listener));
      register(placement);
      return () => all.delete(listener);
    },
    claim(placement) {
      claims.set(placement, (claims.get(placement) ?? 0) + 1);
      register(placement);
      return () => claims.set(placement, (claims.get(placement) ?? 1) - 1);
    },
    appear() {
      if (quen === null || asking) return;
      asking = true;
      setTimeout(() => {
        asking = false;
        quen?.refresh();
      });
    },
    start(started) {
      quen = started;
      for (const placement of [...listeners.keys(), ...claims.keys()]) register(placement);
    },
    stop() {
      quen = null;
      registered.clear();
    },
  };
}
