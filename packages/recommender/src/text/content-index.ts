import type { Product } from '@quen/protocol';
import { grow } from '../catalogue/grow.ts';
import { RankedList } from '../crowd/ranked-list.ts';
import { IntLists } from '../session/int-lists.ts';
import { nthGreatest } from '../session/nth-greatest.ts';
import { describeProduct } from './describe-product.ts';
import { TokenTable } from './token-table.ts';

/** Postings read a token: common tokens tell little, and their newest products stand for the rest. */
const postingsRead = 200;
const tokensRead = 12;
/** Postings read in all, those of the most telling tokens first: what is alike shares these. */
const postingsInAll = 1_000;
/** How many alike products are looked for, and for how many products they are remembered. */
const alikeKept = 120;
const rememberedProducts = 2_048;

/** Products like another, best first. */
interface Alike {
  readonly items: Int32Array;
  readonly keys: Float32Array;
}

const nothingAlike: Alike = { items: new Int32Array(0), keys: new Float32Array(0) };

/** Postings kept a token, as a power of two: twice as many as are read and more, since half of them may die before the index is written anew. */
const postingsClass = 9;

/**
 * TF-IDF over what products are (Salton's, with log-scaled inverse frequencies), grown one product at a time. A changed product becomes a new document;
 * when the dead are as many as the living the index is written anew, so memory stays in proportion to the catalogue.
 */
export class ContentIndex {
  /** For each token the documents that have it, newest last; most tokens have one or two. */
  private postings = new IntLists(postingsClass);
  /** How many of a token's documents are alive. */
  private aliveOf = new Int32Array(0);
  private tokens: TokenTable;
  /** Token numbers and weights of each document, from `starts[document]` to `starts[document + 1]`. */
  private terms = new Int32Array(0);
  private weights = new Float32Array(0);
  private starts = new Int32Array(1);
  /** Catalogue index of each document, -1 for dead ones. */
  private indexOf = new Int32Array(0);
  private documentOf = new Int32Array(0);
  private documents = 0;
  private alive = 0;
  private scores = new Float32Array(0);
  private touched = new Int32Array(0);
  private likeness = new Float64Array(0);
  private ties = new Float64Array(0);
  private readonly best = new RankedList(alikeKept);
  private readonly maxTokens: number;
  /** What was asked for of late: the placements of a page, and the pages of a popular product, ask for the same. */
  private remembered = new Map<number, Alike>();

  constructor(maxTokens: number) {
    this.maxTokens = maxTokens;
    this.tokens = new TokenTable(maxTokens);
  }

  /** Describes the product at a catalogue index, anew when it was described before. */
  write(index: number, product: Product): void {
    this.erase(index);
    this.remembered.clear();
    if (this.documents > 1024 && this.documents > 2 * this.alive) this.compact();
    const document = this.documents++;
    this.alive++;
    this.indexOf = grow(this.indexOf, this.documents);
    this.documentOf = grow(this.documentOf, index + 1, -1);
    this.starts = grow(this.starts, this.documents + 1);
    this.indexOf[document] = index;
    this.documentOf[index] = document;
    let end = this.starts[document] as number;
    const described = describeProduct(product);
    this.terms = grow(this.terms, end + described.size);
    this.weights = grow(this.weights, end + described.size);
    for (const [token, weight] of described) {
      const term = this.tokens.add(token);
      if (term < 0) continue;
      this.terms[end] = term;
      this.weights[end++] = weight;
      this.post(term, document);
    }
    this.starts[document + 1] = end;
  }

  /** Forgets the product at a catalogue index. */
  erase(index: number): void {
    const document = this.documentOf[index] ?? -1;
    if (document < 0) return;
    this.remembered.clear();
    this.documentOf[index] = -1;
    this.indexOf[document] = -1;
    this.alive--;
    for (let at = this.starts[document] as number; at < (this.starts[document + 1] as number); at++) {
      const term = this.terms[at] as number;
      this.aliveOf[term] = (this.aliveOf[term] as number) - 1;
    }
  }

  /**
   * Calls back with the products most like the one at a catalogue index, at most `limit` and 120, best first, with a likeness above 0, which is the share of
   * what tells about it that the other has too; ties go to the smaller `tieOf`.
   */
  forEachAlike(index: number, limit: number, tieOf: Uint32Array, visit: (index: number, likeness: number) => void): void {
    let alike = this.remembered.get(index);
    if (alike === undefined) {
      alike = this.findAlike(index, tieOf);
      if (this.remembered.size >= rememberedProducts) this.forgetOldest();
      this.remembered.set(index, alike);
    }
    const { items, keys } = alike;
    for (let at = 0; at < items.length && at < limit; at++) visit(items[at] as number, keys[at] as number);
  }

  private findAlike(index: number, tieOf: Uint32Array): Alike {
    const document = this.documentOf[index] ?? -1;
    if (document < 0) return nothingAlike;
    this.scores = grow(this.scores, this.documents);
    this.touched = grow(this.touched, this.documents);
    const { scores, touched, indexOf, postings } = this;
    let count = 0;
    let left = postingsInAll;
    const { terms, whole } = this.tellingTerms(document);
    for (const { term, weight } of terms) {
      const length = Math.min(postings.length(term), postingsRead, left);
      left -= length;
      const { arena } = postings;
      const start = postings.start(term);
      const mask = postings.mask(term);
      const last = postings.count(term) - 1;
      for (let back = length - 1; back >= 0; back--) {
        const other = arena[start + ((last - back) & mask)] as number;
        if (scores[other] === 0) touched[count++] = other;
        scores[other] = (scores[other] as number) + weight;
      }
    }
    let found = 0;
    this.likeness = grow(this.likeness, count);
    const { best, likeness } = this;
    for (let at = 0; at < count; at++) {
      const other = touched[at] as number;
      const score = scores[other] as number;
      scores[other] = 0;
      const alike = indexOf[other] as number;
      if (alike < 0 || other === document) continue;
      touched[found] = alike;
      likeness[found++] = score;
    }
    this.order(found, tieOf);
    const keys = new Float32Array(best.size);
    for (let at = 0; at < best.size; at++) keys[at] = (best.keys[at] as number) / whole;
    return { items: best.items.slice(0, best.size), keys };
  }

  /** Puts the best of the first so many in order: only these, for most are alike by the same few words, and would be moved past each other in vain. */
  private order(found: number, tieOf: Uint32Array): void {
    const { best, touched, likeness } = this;
    best.clear();
    const bar = found > alikeKept ? nthGreatest(likeness, found, alikeKept) : 0;
    this.ties = grow(this.ties, found);
    let above = 0;
    let level = 0;
    for (let at = 0; at < found; at++) {
      const score = likeness[at] as number;
      if (score > bar) above++;
      else if (score === bar) this.ties[level++] = -(tieOf[touched[at] as number] as number);
    }
    const places = alikeKept - above;
    const tieBar = level > places ? nthGreatest(this.ties, level, places) : Number.NEGATIVE_INFINITY;
    for (let at = 0; at < found; at++) {
      const score = likeness[at] as number;
      const alike = touched[at] as number;
      const tie = tieOf[alike] as number;
      if (score > bar || (score === bar && -tie >= tieBar)) best.add(alike, score, tie);
    }
  }

  private forgetOldest(): void {
    for (const index of this.remembered.keys()) {
      this.remembered.delete(index);
      return;
    }
  }

  /** The most telling terms that others have too, and the weight of all terms. */
  private tellingTerms(document: number): { terms: { term: number; weight: number }[]; whole: number } {
    const found: { term: number; weight: number }[] = [];
    let whole = 0;
    for (let at = this.starts[document] as number; at < (this.starts[document + 1] as number); at++) {
      const term = this.terms[at] as number;
      const weight = ((this.weights[at] as number) * this.rarity(term)) ** 2;
      whole += weight;
      if ((this.aliveOf[term] as number) > 1) found.push({ term, weight });
    }
    return { terms: found.sort((a, b) => b.weight - a.weight).slice(0, tokensRead), whole };
  }

  private rarity(term: number): number {
    return Math.log((1 + this.alive) / (0.5 + (this.aliveOf[term] as number)));
  }

  private post(term: number, document: number): void {
    this.aliveOf = grow(this.aliveOf, term + 1);
    this.aliveOf[term] = (this.aliveOf[term] as number) + 1;
    this.postings.push(term, document);
  }

  private compact(): void {
    const old = { terms: this.terms, weights: this.weights, starts: this.starts, indexOf: this.indexOf, count: this.documents };
    const { tokens } = this;
    this.tokens = new TokenTable(this.maxTokens);
    this.postings = new IntLists(postingsClass);
    this.aliveOf = new Int32Array(0);
    this.terms = new Int32Array(0);
    this.weights = new Float32Array(0);
    this.starts = new Int32Array(1);
    this.indexOf = new Int32Array(0);
    this.documents = 0;
    for (let document = 0; document < old.count; document++) {
      const index = old.indexOf[document] as number;
      if (index < 0) continue;
      const copy = this.documents++;
      this.indexOf = grow(this.indexOf, this.documents);
      this.starts = grow(this.starts, this.documents + 1);
      this.indexOf[copy] = index;
      this.documentOf[index] = copy;
      let end = this.starts[copy] as number;
      for (let at = old.starts[document] as number; at < (old.starts[document + 1] as number); at++) {
        const term = this.tokens.addFrom(tokens, old.terms[at] as number);
        this.terms = grow(this.terms, end + 1);
        this.weights = grow(this.weights, end + 1);
        this.terms[end] = term;
        this.weights[end++] = old.weights[at] as number;
        this.post(term, copy);
      }
      this.starts[copy + 1] = end;
    }
  }
}
