export { findProduct, products, toProduct } from './catalogue/catalogue.ts';
export { createStorefront, type StorefrontOptions } from './storefront.ts';
