import type { Projection } from './projection.ts';
import { activity } from './projections/activity.ts';
import { affinities } from './projections/affinities.ts';
import { answers } from './projections/answers.ts';
import { cart } from './projections/cart.ts';
import { channel } from './projections/channel.ts';
import { consents } from './projections/consents.ts';
import { device } from './projections/device.ts';
import { exposures } from './projections/exposures.ts';
import { history } from './projections/history.ts';
import { identity } from './projections/identity.ts';
import { lifecycle } from './projections/lifecycle.ts';
import { orders } from './projections/orders.ts';
import { satisfaction } from './projections/satisfaction.ts';
import { segments } from './projections/segments.ts';
import { session } from './projections/session.ts';
import { traits } from './projections/traits.ts';
import { viewed } from './projections/viewed.ts';
import { wishlist } from './projections/wishlist.ts';

/**
 * The parts of the profile in the order they are folded. Affinities and cart come before the orders, because an order that is
 * known already must not move them twice; the lifecycle comes last of those it is made of.
 */
export const projections: readonly Projection[] = [
  identity,
  activity,
  traits,
  consents,
  device,
  channel,
  session,
  affinities,
  viewed,
  wishlist,
  cart,
  orders,
  answers,
  satisfaction,
  lifecycle,
  exposures,
  history,
  segments,
];
