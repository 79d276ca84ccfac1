/** Four odd multipliers, one a lane, of no other meaning. */
const multipliers = [0x01000193, 0x9e3779b1, 0x85ebca6b, 0xc2b2ae35] as const;

/** A decision's id: 128 bits from what identifies it, in lower case letters and digits. Same inputs, same id. */
export function decisionId(salt: string, profileId: string, seed: string, placement: string): string {
  const text = `${salt}\u0000${profileId}\u0000${seed}\u0000${placement}`;
  let id = 'd';
  for (const multiplier of multipliers) {
    let lane = multiplier ^ text.length;
    for (let at = 0; at < text.length; at++) lane = Math.imul(lane ^ text.charCodeAt(at), multiplier);
    // Spreads the last characters over all bits.
    lane = Math.imul(lane ^ (lane >>> 16), 0x45d9f3b);
    lane = Math.imul(lane ^ (lane >>> 15), 0x45d9f3b);
    id += ((lane ^ (lane >>> 16)) >>> 0).toString(36).padStart(7, '0');
  }
  return id;
}
