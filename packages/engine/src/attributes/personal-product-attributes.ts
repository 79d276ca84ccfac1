/** What is said of a product that differs from person to person. */
export const personalProductAttributes: ReadonlySet<string> = new Set(['product.wasBought', 'product.wasViewed']);
