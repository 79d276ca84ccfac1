import type { OrderWorth } from '@quen/engine';

/** Somebody seen in a browser, or a customer of whom only orders are known. */
export interface ReportVisitor {
  readonly visitor: string;
  /** Id of the newest session; 0 when there is none. */
  readonly session: number;
  /** Of the newest session's newest event, epoch milliseconds. */
  readonly lastAtMs: number;
  /** When personalized content was last seen or clicked; null when never. */
  readonly contentAtMs: number | null;
  /** When it first showed that they are never personalized; null for everyone else. */
  readonly heldOutAtMs: number | null;
}

/** An order, once, however many events tell of it. */
export interface ReportOrder extends OrderWorth {
  readonly orderId: string;
  readonly visitor: string;
  readonly day: number;
  readonly atMs: number;
  readonly influenced: boolean;
}

/** A visit. It counts on the day it began, with all that happened in it. */
export interface ReportSession {
  /** Position of its first event. */
  readonly id: number;
  readonly visitor: string;
  /** The shop's day, in whole days since 1970-01-01. */
  readonly day: number;
  readonly pageViews: number;
  readonly ordered: boolean;
}

/** A product's day. */
export interface ReportProduct {
  readonly day: number;
  readonly itemId: string;
  readonly views: number;
  readonly orders: number;
}

/** Rows of the report as they are before some events. */
export interface ReportRows {
  readonly visitors: readonly ReportVisitor[];
  /** The visitor a customer was last seen as. */
  readonly users: readonly { readonly userId: string; readonly visitor: string }[];
  readonly orders: readonly ReportOrder[];
}

/** What some events change. Sessions and products are added to what is there; the rest takes its place. */
export interface ReportChanges extends ReportRows {
  readonly sessions: readonly ReportSession[];
  readonly products: readonly ReportProduct[];
}

/** The reports' own tables: a projection of the log that can be thrown away and made anew. */
export interface ReportStore {
  /** Rows of these visitors, users and orders, and of the visitors that the users were last seen as. */
  load(visitors: readonly string[], userIds: readonly string[], orderIds: readonly string[]): Promise<ReportRows>;
  /** Writes changes and how far they reach in one transaction. It may be lost in a crash, both together. */
  save(changes: ReportChanges, cursor: string, position: number): Promise<void>;
  /** Forgets everything, and how far it reached under any name that begins so. */
  clear(cursorPrefix: string): Promise<void>;
  /** Sessions of a day with whether their visitor is held out, in the order of their ids, after one. */
  sessions(day: number, afterId: number, limit: number): Promise<readonly (ReportSession & { readonly heldOut: boolean })[]>;
  /** Orders of a day that were not cancelled, in the order of their ids, after one. */
  orders(day: number, afterId: string, limit: number): Promise<readonly ReportOrder[]>;
  topProducts(fromDay: number, toDay: number, limit: number): Promise<readonly Omit<ReportProduct, 'day'>[]>;
  /** When somebody was first held out of everything; null when nobody was. */
  firstHeldOutAtMs(): Promise<number | null>;
}
