export { Placement, type PlacementProps } from './placement.tsx';
export { QuenProvider, type QuenProviderProps } from './quen-provider.tsx';
export { useDecision } from './use-decision.ts';
export { useQuen } from './use-quen.ts';
