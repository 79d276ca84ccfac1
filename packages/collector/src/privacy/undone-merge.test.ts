import { afterAll, expect, it } from 'vitest';
import { createCollector } from '../server/create-collector.ts';

const collector = await createCollector({ database: ':memory:' });
const { secret } = await collector.core.keys.create({ name: 'shop', nowMs: Date.now() });
afterAll(() => collector.close());

function ask(method: string, path: string): Promise<Response> {
  return Promise.resolve(collector.app.request(path, { method, headers: { authorization: `Bearer ${secret}` } }));
}

it('lists a merge, undoes it once, and does not make it again', async () => {
  await collector.ingestTrusted([
    { messageId: '1', name: 'page_view', userId: 'lan' },
    { messageId: '2', name: 'page_view', anonymousId: 'kiosk' },
    { messageId: '3', name: 'page_view', anonymousId: 'kiosk', userId: 'lan' },
  ]);
  const { merges } = (await (await ask('GET', '/v1/merges')).json()) as { merges: { id: number; kind: string }[] };
  expect(merges).toMatchObject([{ kind: 'merge', anonymousId: 'kiosk', userId: 'lan' }]);
  const undone = await ask('POST', `/v1/merges/${merges[0]?.id}/undo`);
  const { deviceProfileId, userProfileId } = (await undone.json()) as { deviceProfileId: string; userProfileId: string };
  expect(deviceProfileId).not.toBe(userProfileId);
  expect((await collector.core.folder.read('a:kiosk'))?.profile.activity.eventCount).toBe(1);
  expect((await collector.core.folder.read('u:lan'))?.profile.activity.eventCount).toBe(2);
  expect((await ask('POST', `/v1/merges/${merges[0]?.id}/undo`)).status).toBe(409);
  expect((await ask('POST', '/v1/merges/999/undo')).status).toBe(404);
});

it('undoes one of somebody who has refused to be remembered', async () => {
  await collector.ingestTrusted([
    { messageId: '4', name: 'page_view', anonymousId: 'till', userId: 'mai' },
    { messageId: '5', name: 'consent', userId: 'mai', properties: { analytics: 'denied' } },
  ]);
  const [merge] = await collector.storage.profiles.merges(1);
  expect((await ask('POST', `/v1/merges/${merge?.position}/undo`)).status).toBe(200);
  expect(await collector.core.identities.profileOf('a:till')).not.toBe(await collector.core.identities.profileOf('u:mai'));
});

it('names nobody else in the copy of whoever has the device', async () => {
  await collector.ingestTrusted([
    { messageId: '6', name: 'page_view', anonymousId: 'pc', userId: 'hoa' },
    { messageId: '7', name: 'page_view', anonymousId: 'pc', userId: 'guest-of-hoa' },
  ]);
  const copy = await (await ask('GET', '/v1/privacy/u:hoa/export')).text();
  expect(JSON.parse(copy).merges).toMatchObject([{ kind: 'merge', anonymousId: 'pc', userId: 'hoa' }]);
  expect(copy).not.toContain('guest-of-hoa');
});
