export type { RecommendationsRequest } from '@quen/protocol';
export {
  createClient,
  type QuenClient,
  type QuenClientOptions,
  type RecommendationsAnswer,
  type RecommendedCard,
} from './create-client.ts';
export { createMessageId } from './create-message-id.ts';
export { createUserToken, type UserTokenOptions } from './create-user-token.ts';
export { QuenError } from './quen-error.ts';
export type {
  CartItem,
  OffersAnswer,
  OffersQuestion,
  OrderOffers,
  OrdersAnswer,
  TakenOffers,
  ToldOrder,
} from './shop-orders.ts';
