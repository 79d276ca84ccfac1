import type { PathResolver } from '../condition/compiler-state.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { nearestName } from '../condition/nearest-name.ts';
import type { Attribute } from './attribute.ts';
import { attributes } from './attributes.ts';

const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));

/** The attribute a path names: by its whole name, else the map its beginning names, with the key that remains. */
export function findAttribute(path: string): { readonly attribute: Attribute; readonly key: string } | null {
  const exact = byName.get(path);
  if (exact !== undefined) return { attribute: exact, key: '' };
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const attribute = byName.get(path.slice(0, dot));
    if (attribute?.readKey !== undefined) return { attribute, key: path.slice(dot + 1) };
  }
  return null;
}

/** Compiles an attribute's name to its reader; an unknown name is a fault with the nearest known one. */
export const resolveAttribute: PathResolver = (path) => {
  const found = findAttribute(path);
  if (found === null) {
    const nearest = nearestName(path, byName.keys());
    const hint =
      nearest === null ? 'Free names stand below traits, answers, page and product.attributes.' : `Did you mean ${nearest}?`;
    return { fault: `There is no attribute "${path.slice(0, 80)}". ${hint}` };
  }
  const { attribute, key } = found;
  const change = attribute.nextChangeAtMs;
  return {
    reader: {
      read: attribute.readKey !== undefined && key !== '' ? attribute.readKey(key) : attribute.read,
      ...(change === undefined ? {} : { nextChangeAtMs: (context) => soonest(() => change(context, key), context) }),
      ...(attribute.type !== 'map' && { type: attribute.type }),
      isClock: attribute.isClock === true,
    },
  };
};

const requestGroups: ReadonlySet<string> = new Set(['page', 'product', 'line']);

/** As `resolveAttribute`, for segments: they are about the profile, and must be true of it without a page before it. */
export const resolveProfileAttribute: PathResolver = (path) => {
  const group = findAttribute(path)?.attribute.group;
  if (group === undefined || !requestGroups.has(group)) return resolveAttribute(path);
  return {
    fault: `A segment cannot look at "${path.slice(0, 80)}": it is about the profile. Put this into a campaign’s audience.`,
  };
};

function soonest(change: () => number, context: EvaluationContext): number {
  try {
    const atMs = change();
    return typeof atMs === 'number' && atMs > context.nowMs ? atMs : context.nowMs + 1;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
