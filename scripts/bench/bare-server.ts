import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ChildReady } from './bench-child.ts';

/** The baseline: parses the body and answers as many results as it has events. No checks, no storage. */
const app = new Hono();
app.post('/v1/events', async (c) => {
  const { events } = await c.req.json<{ events: { messageId: string }[] }>();
  return c.json({ results: events.map(({ messageId }, index) => ({ index, status: 'accepted', messageId })) });
});
app.post('/v1/decide', async (c) => {
  const { events, placements } = await c.req.json<{ events: { messageId: string }[]; placements: string[] }>();
  return c.json({
    decisions: placements.map((placement) => ({ placement })),
    results: events.map(({ messageId }, index) => ({ index, status: 'accepted', messageId })),
  });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ ready: { port, key: 'none' } } satisfies ChildReady);
});
