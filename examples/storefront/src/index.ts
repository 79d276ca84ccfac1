export { findProduct, products, toProduct } from './catalogue/catalogue.ts';
export { seedCatalogue, seedRules } from './seed.ts';
export { createStorefront, type StorefrontOptions } from './storefront.ts';
