import type { Bill } from '../cart/bill.ts';
import type { ShopProduct } from '../catalogue/shop-product.ts';

/** A product as GA4's e-commerce events carry it. */
export interface DataLayerItem {
  readonly item_id: string;
  readonly item_name: string;
  readonly item_brand: string;
  readonly item_category: string;
  readonly item_category2: string;
  readonly price: number;
  /** Taken off the list price, for reduced products. */
  readonly discount?: number;
  readonly quantity: number;
  readonly index?: number;
  readonly item_list_id?: string;
}

/** An entry of `window.dataLayer` in Google Tag Manager's e-commerce shape. */
export interface DataLayerEntry {
  readonly event: string;
  readonly search_term?: string;
  readonly ecommerce?: {
    readonly currency?: string;
    readonly value?: number;
    readonly shipping?: number;
    readonly transaction_id?: string;
    readonly coupon?: string;
    readonly item_list_id?: string;
    readonly item_list_name?: string;
    readonly items: readonly DataLayerItem[];
  };
}

/** A line of a cart or an order. */
export interface Line {
  readonly product: ShopProduct;
  readonly quantity: number;
}

/** A product as an item; names are Vietnamese on every page, so that reports do not count it twice. */
export function itemOf(product: ShopProduct, quantity = 1): DataLayerItem {
  return {
    item_id: product.id,
    item_name: product.title.vi,
    item_brand: product.brand,
    item_category: product.category,
    item_category2: product.shelf,
    price: product.price,
    ...(product.was === undefined ? {} : { discount: product.was - product.price }),
    quantity,
  };
}

/** What the lines cost together, dong. */
export function goodsValue(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
}

/** `view_cart`, `add_to_cart`, `begin_checkout` and the like. */
export function cartEntry(event: string, lines: readonly Line[]): DataLayerEntry {
  return {
    event,
    ecommerce: { currency: 'VND', value: goodsValue(lines), items: lines.map((line) => itemOf(line.product, line.quantity)) },
  };
}

export function viewItemEntry(product: ShopProduct): DataLayerEntry {
  return { event: 'view_item', ecommerce: { currency: 'VND', value: product.price, items: [itemOf(product)] } };
}

/** `view_item_list` for a list, `select_item` for one of it. */
export function listEntry(event: string, id: string, name: string, products: readonly ShopProduct[], from = 0): DataLayerEntry {
  const items = products.map((product, index) => ({ ...itemOf(product), index: from + index, item_list_id: id }));
  return { event, ecommerce: { item_list_id: id, item_list_name: name, items } };
}

export function searchEntry(term: string): DataLayerEntry {
  return { event: 'search', search_term: term };
}

/** An order; `value` is what was paid for the goods. */
export function purchaseEntry(orderId: string, lines: readonly Line[], bill: Bill): DataLayerEntry {
  return {
    event: 'purchase',
    ecommerce: {
      transaction_id: orderId,
      currency: 'VND',
      value: bill.goods - bill.discount,
      shipping: bill.shipping,
      ...(bill.coupon === undefined ? {} : { coupon: bill.coupon }),
      items: lines.map((line) => itemOf(line.product, line.quantity)),
    },
  };
}
