import type { Interaction } from '@quen/protocol';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { SessionModel } from '../session/session-model.ts';

const unknown = -2;

/** What the session model expects next, as products of the catalogue; best first, in arrays that the next question overwrites. */
export class NextProducts {
  /** Catalogue indices, -1 for what the shop does not have. */
  products: Int32Array = new Int32Array(0);
  scores: Float64Array = new Float64Array(0);
  size = 0;
  private readonly model: Pick<SessionModel, 'rankNext' | 'nameOf' | 'renumbered'>;
  private readonly catalogue: Catalogue;
  /** Catalogue index by item of the model, as far as it was asked for since either of them gave a number anew. */
  private productOf = new Int32Array(0);
  private modelState = -1;
  private catalogueState = -1;

  constructor(model: Pick<SessionModel, 'rankNext' | 'nameOf' | 'renumbered'>, catalogue: Catalogue) {
    this.model = model;
    this.catalogue = catalogue;
  }

  /** Asks the model for at most `limit` items. */
  ask(session: readonly Interaction[], limit: number): void {
    const { model, catalogue } = this;
    const { ids, scores, size } = model.rankNext(session, limit);
    if (model.renumbered !== this.modelState || catalogue.renumbered !== this.catalogueState) {
      this.modelState = model.renumbered;
      this.catalogueState = catalogue.renumbered;
      this.productOf.fill(unknown);
    }
    if (size > this.products.length) {
      this.products = new Int32Array(size);
      this.scores = new Float64Array(size);
    }
    for (let place = 0; place < size; place++) {
      const item = ids[place] as number;
      if (item >= this.productOf.length) this.widen(item);
      let product = this.productOf[item] as number;
      if (product === unknown) {
        product = catalogue.indexOf(model.nameOf(item));
        this.productOf[item] = product;
      }
      this.products[place] = product;
      this.scores[place] = scores[place] as number;
    }
    this.size = size;
  }

  private widen(item: number): void {
    const before = this.productOf;
    this.productOf = new Int32Array(Math.max(item + 1, Math.ceil(before.length * 1.5), 1024)).fill(unknown);
    this.productOf.set(before);
  }
}
