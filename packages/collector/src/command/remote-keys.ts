import type { KeyChanges } from '../keys/key-changes.ts';
import { type ServerClient, ServerProblem } from './server-client.ts';

/** Changes the keys of a running server. */
export function createRemoteKeys(client: ServerClient): KeyChanges {
  const pathOf = (id: string): string => `/v1/keys/${encodeURIComponent(id)}`;
  return {
    create: ({ name, origins = [] }) => client.ask('POST', '/v1/keys', { name, origins }),
    rotate: (id, _nowMs, overlapMs) =>
      client
        .ask<Awaited<ReturnType<KeyChanges['rotate']>>>('POST', `${pathOf(id)}/rotate`, { overlapMs })
        .catch(unlessMissing(undefined)),
    setOrigins: (id, origins) =>
      client
        .ask('PUT', `${pathOf(id)}/origins`, { origins })
        .then(() => true)
        .catch(unlessMissing(false)),
    revoke: (id) =>
      client
        .ask('DELETE', pathOf(id))
        .then(() => true)
        .catch(unlessMissing(false)),
  };
}

/** Answers that there is no such pair as the key ring itself does. */
function unlessMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof ServerProblem && error.problem.code === 'not_found') return value;
    throw error;
  };
}
