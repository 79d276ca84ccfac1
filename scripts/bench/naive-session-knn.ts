/** Session-kNN as one would write it first: sessions as arrays, an index as a map of arrays, a map of scores an answer. */
export class NaiveSessionKnn {
  private readonly sessions: string[][] = [];
  private readonly sessionsOf = new Map<string, number[]>();

  learn(session: string[]): void {
    const number = this.sessions.push(session) - 1;
    for (const item of new Set(session)) {
      const list = this.sessionsOf.get(item);
      if (list === undefined) this.sessionsOf.set(item, [number]);
      else list.push(number);
    }
  }

  /** The items most like what follows: the 100 nearest of the 1,000 newest sessions that share an item, by cosine, each item by their sum. */
  answer(items: readonly string[], limit: number): { readonly item: string; readonly score: number }[] {
    const current = new Set(items);
    const candidates = new Set<number>();
    for (const item of current) for (const session of this.sessionsOf.get(item) ?? []) candidates.add(session);
    const newest = [...candidates].sort((a, b) => b - a).slice(0, 1_000);
    const neighbours = newest
      .map((number) => {
        const session = new Set(this.sessions[number]);
        let met = 0;
        for (const item of current) if (session.has(item)) met++;
        return { session, likeness: met / Math.sqrt(current.size * session.size) };
      })
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 100);
    const scores = new Map<string, number>();
    for (const { session, likeness } of neighbours)
      for (const item of session) scores.set(item, (scores.get(item) ?? 0) + likeness);
    return [...scores]
      .map(([item, score]) => ({ item, score }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }
}
