import type { Result, Segment } from '@quen/protocol';
import type { CompiledNode, SegmentLookup } from './compiler-state.ts';
import { nearestName } from './nearest-name.ts';

type Found = Result<CompiledNode>;

/** Finds segments by id, compiles each once, and answers a fault to the one that leads back to itself. */
export function createSegmentLookup(
  segments: readonly Segment[],
  compile: (condition: unknown, lookup: SegmentLookup) => Found,
): SegmentLookup {
  const byId = new Map<string, Segment>();
  for (const segment of segments) if (!byId.has(segment.id)) byId.set(segment.id, segment);
  const found = new Map<string, Found>();
  const open: string[] = [];
  const lookup: SegmentLookup = {
    find(id) {
      const done = found.get(id);
      if (done !== undefined) return done;
      const segment = byId.get(id);
      if (segment === undefined) {
        const nearest = nearestName(id, byId.keys());
        return fault(
          `There is no segment "${id}". ${nearest === null ? 'Add it, or name another.' : `Did you mean "${nearest}"?`}`,
        );
      }
      if (open.includes(id)) {
        return fault(
          `The segment leads back to itself: ${[...open.slice(open.indexOf(id)), id].join(' → ')}. Take one of the steps out.`,
        );
      }
      open.push(id);
      const result = compile(segment.condition, lookup);
      open.pop();
      found.set(id, result);
      return result;
    },
  };
  return lookup;
}

function fault(message: string): Found {
  return { ok: false, issues: [{ code: 'invalid_condition', path: '', message }] };
}
