export { type CatalogueOptions, generateCatalogue } from './catalogue.ts';
export { type Clock, createClock } from './clock.ts';
export { createMessageId } from './message-id.ts';
export { createRandom, hash32, type Random } from './random.ts';
export { itemOf } from './shopper/event-writer.ts';
export { drawPersona, type Persona, type TasteSpace, tasteSpaceOf, topCategory } from './shopper/persona.ts';
export { type CompanionsOf, createProductFlow, type ProductFlow } from './shopper/product-flow.ts';
export { type ShopperSimulation, simulateShoppers } from './shopper/simulate-shoppers.ts';
export { createZipf, type Zipf } from './zipf.ts';
