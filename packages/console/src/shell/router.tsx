import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { SessionGate } from './session-gate.tsx';

const rootRoute = createRootRoute({
  component: (): ReactElement => (
    <SessionGate>
      <Outlet />
    </SessionGate>
  ),
  notFoundComponent: lazyRouteComponent(() => import('./not-found.tsx'), 'NotFound'),
});

const pages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../pages/overview/overview.tsx'), 'Overview'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/start',
    component: lazyRouteComponent(() => import('../pages/start/start.tsx'), 'Start'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/live',
    component: lazyRouteComponent(() => import('../pages/live/live.tsx'), 'Live'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/customers',
    component: lazyRouteComponent(() => import('../pages/customers/customers.tsx'), 'Customers'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/customers/$id',
    component: lazyRouteComponent(() => import('../pages/customers/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/segments',
    component: lazyRouteComponent(() => import('../pages/segments/segments.tsx'), 'Segments'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/segments/$id',
    component: lazyRouteComponent(() => import('../pages/segments/segment-editor.tsx'), 'SegmentEditor'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/placements',
    component: lazyRouteComponent(() => import('../pages/placements/placements.tsx'), 'Placements'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/campaigns',
    component: lazyRouteComponent(() => import('../pages/campaigns/campaigns.tsx'), 'Campaigns'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/campaigns/$id',
    component: lazyRouteComponent(() => import('../pages/campaigns/campaign-editor.tsx'), 'CampaignEditor'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/offers',
    component: lazyRouteComponent(() => import('../pages/offers/offers.tsx'), 'Offers'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/offers/$id',
    component: lazyRouteComponent(() => import('../pages/offers/offer-editor.tsx'), 'OfferEditor'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/recommendations',
    component: lazyRouteComponent(() => import('../pages/recommendations/recommendations.tsx'), 'Recommendations'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/experiments',
    component: lazyRouteComponent(() => import('../pages/experiments/experiments.tsx'), 'Experiments'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/experiments/$id',
    component: lazyRouteComponent(() => import('../pages/experiments/experiment-page.tsx'), 'ExperimentPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../pages/settings/settings.tsx'), 'Settings'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/$section',
    component: lazyRouteComponent(() => import('../pages/settings/settings.tsx'), 'Settings'),
  }),
];

/** Every page, each loaded when first opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren(pages),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  // A page that cannot be fetched or shown leaves the way around it standing.
  defaultErrorComponent: ({ error }) => <ProblemNotice error={error} onRetry={() => window.location.reload()} />,
});
