import { sessionTimeoutMs } from '@quen/protocol';
import { hashText } from '../catalogue/hash-text.ts';
import { RecentMap } from '../ids/recent-map.ts';

/** What the crowd models remember of somebody who is in the shop now. */
export interface Visitor {
  readonly id: string;
  readonly hash: number;
  /** Names the visit; another one after 30 minutes without an event, or when the clock jumps back as far. */
  sessionKey: string;
  lastAtMs: number;
  /** Crowd indices of the last different products viewed in this visit, oldest first. */
  viewed: number[];
  /** Crowd indices of products put into the cart in this visit, oldest first. */
  carted: number[];
  segments: string[];
}

/** The visitors of late, at most `limit`; who has been away longest is forgotten first. */
export class VisitorTable {
  private readonly visitors = new RecentMap<Visitor>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The visitor, now the most recent one, in a visit that includes `atMs`. */
  arrive(id: string, atMs: number): Visitor {
    let visitor = this.visitors.use(id);
    if (visitor === undefined) {
      visitor = { id, hash: hashText(id), sessionKey: `${id} ${atMs}`, lastAtMs: atMs, viewed: [], carted: [], segments: [] };
      if (this.visitors.size >= this.limit) this.visitors.deleteOldest();
      this.visitors.set(id, visitor);
    } else {
      if (Math.abs(atMs - visitor.lastAtMs) > sessionTimeoutMs) {
        visitor.sessionKey = `${id} ${atMs}`;
        visitor.viewed = [];
        visitor.carted = [];
      }
      visitor.lastAtMs = atMs;
    }
    return visitor;
  }

  /** Renames products after the crowd forgot some: `renamed[old]` is the new index, -1 for forgotten ones. */
  rename(renamed: Int32Array): void {
    const follow = (items: number[]): number[] => items.map((item) => renamed[item] ?? -1).filter((item) => item >= 0);
    for (const [, visitor] of this.visitors) {
      visitor.viewed = follow(visitor.viewed);
      visitor.carted = follow(visitor.carted);
    }
  }

  /** Copies, longest away first. */
  dump(): Visitor[] {
    return Array.from(this.visitors, ([, visitor]) => ({
      ...visitor,
      viewed: visitor.viewed.slice(),
      carted: visitor.carted.slice(),
    }));
  }

  load(visitors: readonly Visitor[]): void {
    this.visitors.clear();
    for (const visitor of visitors.slice(-this.limit)) this.visitors.set(visitor.id, { ...visitor });
  }
}
