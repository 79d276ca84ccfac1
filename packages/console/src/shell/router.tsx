import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NotFound } from './not-found.tsx';
import { SessionGate } from './session-gate.tsx';

const rootRoute = createRootRoute({
  component: (): ReactElement => (
    <SessionGate>
      <Outlet />
    </SessionGate>
  ),
  notFoundComponent: NotFound,
});

const pages = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/start',
    component: lazyRouteComponent(() => import('../pages/start/start.tsx'), 'Start'),
  }),
];

/** Every page, each loaded when first opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren(pages),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
