import { hash } from './hash.ts';

/** Whether a person falls into a range of a namespace: experiments with ranges that do not overlap never share a person. */
export function inNamespace(
  personId: string,
  namespace: { readonly id: string; readonly from: number; readonly to: number },
): boolean {
  const bucket = hash(`__${namespace.id}`, personId, 1);
  return bucket !== null && bucket >= namespace.from && bucket < namespace.to;
}
