import type { html } from 'hono/html';

/** HTML whose inserted texts are escaped. */
export type Markup = ReturnType<typeof html>;
