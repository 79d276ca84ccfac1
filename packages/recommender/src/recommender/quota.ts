import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PlannedLimit } from '../merchandising/merchandising-plan.ts';

/** Counts what an answer holds of each category, brand and group against the limits on them. Products without a brand or group are not limited by it. */
export class Quota {
  private readonly limits: readonly PlannedLimit[];
  private readonly catalogue: Catalogue;
  private readonly counts = new Map<string, number>();

  constructor(limits: readonly PlannedLimit[], catalogue: Catalogue) {
    this.limits = limits;
    this.catalogue = catalogue;
  }

  /** The limit the product would break, by name. */
  rejectionOf(index: number): string | undefined {
    for (const { by, max } of this.limits) {
      const of = this.numberOf(by, index);
      if (of >= 0 && (this.counts.get(`${by} ${of}`) ?? 0) >= max) return `limit-${by}`;
    }
    return undefined;
  }

  count(index: number): void {
    for (const by of new Set(this.limits.map((limit) => limit.by))) {
      const of = this.numberOf(by, index);
      if (of >= 0) this.counts.set(`${by} ${of}`, (this.counts.get(`${by} ${of}`) ?? 0) + 1);
    }
  }

  private numberOf(by: PlannedLimit['by'], index: number): number {
    if (by === 'brand') return this.catalogue.brandOf[index] ?? -1;
    if (by === 'group') return this.catalogue.groupOf[index] ?? -1;
    return this.catalogue.categoriesOf(index)[0] ?? -1;
  }
}
