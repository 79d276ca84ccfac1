import { useContext } from 'react';
import { QuenContext, type QuenContextValue } from './quen-context.ts';

/** @throws Error when there is no provider above. */
export function useQuenContext(): QuenContextValue {
  const value = useContext(QuenContext);
  if (value === null) throw new Error('[@quen/react] Put a <QuenProvider> above this component.');
  return value;
}
