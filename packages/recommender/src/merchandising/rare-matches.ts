import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PlannedRejection } from './merchandising-plan.ts';

/** Products that more than so many are like are met without a list of them. */
const mostListed = 256;
/** How long a list is taken for true: products that came since are missed for so long, those that went are turned away anyway. */
const goodForMs = 10_000;
/** Lists kept; shops have some dozens of rules. */
const mostKept = 128;

interface Kept {
  readonly atMs: number;
  /** Catalogue indices; null when there are many. */
  readonly matches: readonly number[] | null;
}

/** Which products rules let through where these are few: looked for in the whole catalogue once, then remembered for a while. */
export class RareMatches {
  private readonly kept = new Map<string, Kept>();
  private readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * All products on sale that the rules about products alone let through, as catalogue indices.
   *
   * @returns undefined where these are many, and where no rule is about products alone.
   */
  of(rejections: readonly PlannedRejection[], nowMs: number): readonly number[] | undefined {
    const lasting = rejections.filter(({ condition }) => condition !== undefined);
    if (lasting.length === 0) return undefined;
    const name = lasting.map((rejection) => `${rejection.name} ${rejection.condition}`).join('\n');
    const known = this.kept.get(name);
    if (known !== undefined && nowMs >= known.atMs && nowMs - known.atMs < goodForMs) return known.matches ?? undefined;
    const matches = this.lookFor(lasting);
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(name, { atMs: nowMs, matches });
    return matches ?? undefined;
  }

  private lookFor(rejections: readonly PlannedRejection[]): readonly number[] | null {
    const { slots, sellable } = this.catalogue;
    const matches: number[] = [];
    for (let index = 0; index < slots; index++) {
      const product = sellable[index] === 1 ? this.catalogue.product(index) : undefined;
      if (product === undefined || rejections.some((rejection) => rejection.rejects(product))) continue;
      if (matches.length >= mostListed) return null;
      matches.push(index);
    }
    return matches;
  }
}
