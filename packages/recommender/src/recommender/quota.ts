import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PlannedLimit } from '../merchandising/merchandising-plan.ts';

/** Counts what an answer holds of each category, brand and group against the limits on them. Products without a brand or group are not limited by it. */
export class Quota {
  private readonly limits: readonly PlannedLimit[];
  private readonly catalogue: Catalogue;
  private readonly counts: { readonly by: PlannedLimit['by']; readonly of: Map<number, number> }[] = [];

  constructor(limits: readonly PlannedLimit[], catalogue: Catalogue) {
    this.limits = limits;
    this.catalogue = catalogue;
    for (const { by } of limits) if (this.countsOf(by) === undefined) this.counts.push({ by, of: new Map() });
  }

  /** The limit the product would break, by name. */
  rejectionOf(index: number): string | undefined {
    for (const { by, max } of this.limits) {
      const number = this.numberOf(by, index);
      if (number >= 0 && (this.countsOf(by)?.get(number) ?? 0) >= max) return `limit-${by}`;
    }
    return undefined;
  }

  count(index: number): void {
    for (const { by, of } of this.counts) {
      const number = this.numberOf(by, index);
      if (number >= 0) of.set(number, (of.get(number) ?? 0) + 1);
    }
  }

  private countsOf(by: PlannedLimit['by']): Map<number, number> | undefined {
    for (const counts of this.counts) if (counts.by === by) return counts.of;
    return undefined;
  }

  private numberOf(by: PlannedLimit['by'], index: number): number {
    if (by === 'brand') return this.catalogue.brandOf[index] ?? -1;
    if (by === 'group') return this.catalogue.groupOf[index] ?? -1;
    return this.catalogue.categoriesOf(index)[0] ?? -1;
  }
}
