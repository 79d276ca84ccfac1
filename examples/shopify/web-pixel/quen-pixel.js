/* A Shopify custom pixel: what customers do in the cart and the checkout, told to Quen. It runs in Shopify's sandbox, with `analytics`, `browser`
   and `init` given. The visitor's id is the cookie the theme's tag has set. */
const collector = 'https://quen.shop.example';
const key = 'pk_…';

const names = {
  product_viewed: 'view_item',
  product_added_to_cart: 'add_to_cart',
  product_removed_from_cart: 'remove_from_cart',
  cart_viewed: 'view_cart',
  checkout_started: 'begin_checkout',
  payment_info_submitted: 'add_payment_info',
  checkout_completed: 'purchase',
  search_submitted: 'search',
};

for (const [theirs, ours] of Object.entries(names)) analytics.subscribe(theirs, (event) => tell(ours, event));

async function tell(name, event) {
  const anonymousId = await browser.cookie.get('quen_id');
  if (!anonymousId) return;
  const { location, document } = event.context;
  const body = {
    anonymousId,
    context: { page: { url: location.href, path: location.pathname, title: document.title, referrer: document.referrer } },
    sentAt: Date.now(),
    events: [{ messageId: `shopify-${event.id}`, name, timestamp: event.timestamp, properties: propertiesOf(event.data) }],
  };
  // Plain text needs no preflight; keepalive lets it finish when the page goes.
  fetch(`${collector}/v1/events?key=${key}`, { method: 'POST', body: JSON.stringify(body), keepalive: true });
}

function propertiesOf({ productVariant, cartLine, cart, checkout, searchResult }) {
  if (searchResult) return { search_term: searchResult.query };
  if (checkout) {
    return {
      currency: checkout.currencyCode,
      value: checkout.totalPrice?.amount,
      tax: checkout.totalTax?.amount,
      shipping: checkout.shippingLine?.price?.amount,
      transaction_id: checkout.order?.id,
      items: checkout.lineItems.map((line) => itemOf(line.variant, line.quantity)),
    };
  }
  const lines = cart ? cart.lines : cartLine ? [cartLine] : [];
  const variant = productVariant || lines[0]?.merchandise;
  return {
    currency: variant?.price?.currencyCode,
    items: lines.length > 0 ? lines.map((line) => itemOf(line.merchandise, line.quantity)) : variant ? [itemOf(variant, 1)] : [],
  };
}

function itemOf(variant, quantity) {
  return {
    item_id: variant.product.id,
    item_name: variant.product.title,
    item_brand: variant.product.vendor,
    item_category: variant.product.type,
    item_variant: variant.title,
    price: variant.price.amount,
    quantity,
  };
}
