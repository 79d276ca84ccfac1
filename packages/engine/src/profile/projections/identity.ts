import type { Projection } from '../projection.ts';

const maxIds = 50;

/** The ids a person goes by. A claimed user id is noted and proves nothing. */
export const identity: Projection = {
  part: 'identity',
  writes: ['identity'],
  looksAt: ['ids'],
  details: [{ aim: 'identity.claims', looksAt: ['claims'] }],
  fold(profile, { event }) {
    const { identity: state } = profile;
    if (event.anonymousId !== null) remember(state.anonymousIds, event.anonymousId);
    if (event.userId === null) return;
    if (event.proof === 'proven') {
      remember(state.userIds, event.userId);
      if (state.claimedUserId === event.userId) state.claimedUserId = null;
    } else if (event.proof === 'claimed' && !state.userIds.includes(event.userId)) {
      state.claimedUserId = event.userId;
    }
  },
};

/** The first one stays for good: it is what experiments stick to. */
function remember(ids: string[], id: string): void {
  if (ids.includes(id)) return;
  ids.push(id);
  if (ids.length > maxIds) ids.splice(1, 1);
}
