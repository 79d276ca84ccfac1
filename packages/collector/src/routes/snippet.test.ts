import { expect, it } from 'vitest';
import { createCollector } from '../server/create-collector.ts';

it('serves the snippet, and nothing to who has it', async () => {
  const collector = await createCollector();
  const first = await collector.app.request('/quen.js');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect((await first.text()).length).toBeGreaterThan(1000);
  const etag = first.headers.get('etag') ?? '';
  const again = await collector.app.request('/quen.js', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  await collector.close();
});
