/** Names of Google Analytics 4's recommended e-commerce events, kept as they are. */
export const commerceEventNames = [
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'view_promotion',
  'select_promotion',
] as const;

/** Quen's own event names. Any other well-formed name is a custom event. */
export const quenEventNames = [
  'page_view',
  'search',
  'identify',
  'login',
  'logout',
  'sign_up',
  'cart_updated',
  'order_cancelled',
  'exposure',
  'click',
  'dismiss',
  'answer',
  'consent',
  'offer_reserved',
  'offer_redeemed',
  'offer_released',
  'contact_request',
  'satisfaction',
  'segment_entered',
  'segment_left',
] as const;

/** What a name must look like: a letter, then letters, digits, spaces and `_ - . : /`, at most 100 characters. */
export const eventNamePattern: RegExp = /^\p{L}[\p{L}\p{N} _.:/-]{0,99}$/u;
