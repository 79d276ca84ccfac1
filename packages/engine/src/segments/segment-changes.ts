/** Segments entered and left between two looks, in order of id. */
export interface SegmentChanges {
  readonly entered: readonly string[];
  readonly left: readonly string[];
}

/** What changed from the segments a profile was in (`profile.segments`) to those it is in now. */
export function segmentChanges(before: { readonly [segmentId: string]: number }, now: readonly string[]): SegmentChanges {
  const current = new Set(now);
  return {
    entered: [...current].filter((id) => !Object.hasOwn(before, id)).sort(),
    left: Object.keys(before)
      .filter((id) => !current.has(id))
      .sort(),
  };
}
