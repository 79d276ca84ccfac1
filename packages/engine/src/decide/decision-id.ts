import { fnv1a } from '../assignment/fnv1a.ts';

/** What the decisions of one page view have in common: 96 bits from what identifies it. */
export function decisionPage(salt: string, profileId: string, seed: string): string {
  const text = `${salt}\u0000${profileId}\u0000${seed}`;
  // Three lanes with odd multipliers of no other meaning, each like FNV-1a.
  let a = text.length;
  let b = 0x811c9dc5;
  let c = 0x2545f491;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x9e3779b1);
    c = Math.imul(c ^ code, 0xc2b2ae35);
  }
  return `d${spread(a)}${spread(b)}${spread(c)}`;
}

/** A decision's id: its page's part, then 32 bits from the placement, in lower case letters and digits. Same inputs, same id. */
export function decisionId(page: string, placement: string): string {
  return page + spread(fnv1a(placement));
}

const pageLength = 22;

/** The part of a decision's id that all decisions of its page view have; records are kept under it. */
export function pageOfDecision(id: string): string {
  return id.slice(0, pageLength);
}

/** Spreads the last characters over all bits of a lane, and writes it in seven digits. */
function spread(lane: number): string {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(36).padStart(7, '0');
}
