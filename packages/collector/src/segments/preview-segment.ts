import { compileCondition } from '@quen/engine';
import type { Condition, Issue, Profile, Result } from '@quen/protocol';
import { writeDownNewest } from '../profiles/write-down-newest.ts';
import type { CollectorCore } from '../server/core.ts';

/** How many people a condition holds for, and some of them. */
export interface SegmentPreviewAnswer {
  readonly count: number;
  readonly total: number;
  /** True when the count was extended from a sample. */
  readonly estimated: boolean;
  readonly sample: readonly Profile[];
  /** Of those it holds for, how many are in each saved segment. */
  readonly overlap: readonly { readonly segmentId: string; readonly count: number }[];
}

/** Enough for a count within about one point of a hundred, in the time between two keystrokes. */
const maxProfiles = 5_000;
const page = 250;
const sampleSize = 20;

/**
 * Counts a condition while it is being written. Profile ids are hashes, so that the first few thousand in their order are as good as
 * drawn by lot.
 */
export async function previewSegment(core: CollectorCore, condition: Condition): Promise<Result<SegmentPreviewAnswer>> {
  const { segments, shop } = core.rules.compiled;
  const compiled = compileCondition(condition, { segments: segments.lookup });
  if (!compiled.ok) return compiled satisfies { ok: false; issues: readonly Issue[] };
  const nowMs = core.now();
  await writeDownNewest(core);
  const total = await core.storage.profiles.count();
  const overlap = new Map<string, number>();
  const sample: Profile[] = [];
  let looked = 0;
  let matched = 0;
  for (let after = ''; looked < maxProfiles; ) {
    const stored = await core.storage.profiles.list(after, page);
    const last = stored.at(-1);
    if (last === undefined) break;
    for (const { profile: saved } of stored) {
      const profile = core.cache.get(saved.id)?.profile ?? saved;
      looked++;
      const context = { profile, page: { url: '' }, cart: profile.cart, context: {}, shop, nowMs };
      if (!compiled.value.test(context)) continue;
      matched++;
      if (sample.length < sampleSize) sample.push(profile);
      for (const id of segments.membershipOf(profile, shop, nowMs).segments) overlap.set(id, (overlap.get(id) ?? 0) + 1);
    }
    after = last.profile.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const estimated = looked < total;
  const extend = (count: number): number => (estimated && looked > 0 ? Math.round((count / looked) * total) : count);
  return {
    ok: true,
    value: {
      count: extend(matched),
      total,
      estimated,
      sample,
      overlap: [...overlap].map(([segmentId, count]) => ({ segmentId, count: extend(count) })),
    },
  };
}
