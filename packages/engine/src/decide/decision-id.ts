/** A decision's id: 128 bits from what identifies it, in lower case letters and digits. Same inputs, same id. */
export function decisionId(salt: string, profileId: string, seed: string, placement: string): string {
  const text = `${salt}\u0000${profileId}\u0000${seed}\u0000${placement}`;
  // Four lanes with odd multipliers of no other meaning, each like FNV-1a.
  let a = text.length;
  let b = ~text.length;
  let c = 0x811c9dc5;
  let d = 0x2545f491;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x9e3779b1);
    c = Math.imul(c ^ code, 0x85ebca6b);
    d = Math.imul(d ^ code, 0xc2b2ae35);
  }
  return `d${spread(a)}${spread(b)}${spread(c)}${spread(d)}`;
}

/** Spreads the last characters over all bits of a lane, and writes it in seven digits. */
function spread(lane: number): string {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(36).padStart(7, '0');
}
