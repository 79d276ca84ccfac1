import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Draft, draftKey, readDraft, useDraft } from './use-draft.ts';

interface Thing {
  readonly name: string;
}

let root: Root;
let draft: Draft<Thing>;

function Probe({ saved, version }: { readonly saved: Thing; readonly version: number }): null {
  draft = useDraft('segments', 'vip', saved, version);
  return null;
}

const show = (saved: Thing, version = 1): Promise<void> =>
  act(async () => root.render(<Probe saved={saved} version={version} />));
const reload = async (saved: Thing, version = 1): Promise<void> => {
  await act(async () => root.unmount());
  root = createRoot(document.createElement('div'));
  await show(saved, version);
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  localStorage.clear();
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(async () => root.unmount()));

describe('a draft', () => {
  test('outlives a reload, and says that it was brought back', async () => {
    await show({ name: 'a' });
    await act(async () => draft.setValue({ name: 'b' }));
    expect(draft.isDirty).toBe(true);
    await reload({ name: 'a' });
    expect(draft.value).toEqual({ name: 'b' });
    expect(draft.isRestored).toBe(true);
    expect(draft.isOutdated).toBe(false);
  });

  test('leaves nothing behind once saved or discarded', async () => {
    await show({ name: 'a' });
    await act(async () => draft.setValue({ name: 'b' }));
    await act(async () => draft.saved({ name: 'b' }, 2));
    await show({ name: 'b' }, 2);
    expect(draft.isDirty).toBe(false);
    expect(readDraft(draftKey('segments', 'vip'))).toBeUndefined();
    await act(async () => draft.setValue({ name: 'c' }));
    await act(async () => draft.discard());
    expect(draft.value).toEqual({ name: 'b' });
    expect(readDraft(draftKey('segments', 'vip'))).toBeUndefined();
  });

  test('outlives another tab that saves or deletes the thing, and only that', async () => {
    const key = draftKey('segments', 'vip');
    const forgetElsewhere = (): void => {
      localStorage.removeItem(key);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
    };
    await show({ name: 'a' });
    await act(async () => draft.setValue({ name: 'b' }));
    forgetElsewhere();
    await reload({ name: 'c' }, 2);
    expect(draft.value).toEqual({ name: 'b' });
    expect(draft.isOutdated).toBe(true);
    await act(async () => draft.discard());
    forgetElsewhere();
    expect(readDraft(key)).toBeUndefined();
  });

  test('is not troubled by a version raised elsewhere', async () => {
    await show({ name: 'a' }, 1);
    await act(async () => draft.setValue({ name: 'b' }));
    await reload({ name: 'a' }, 9);
    expect(draft.value).toEqual({ name: 'b' });
    expect(draft.isOutdated).toBe(false);
    expect(draft.version).toBe(9);
  });

  test('notices that somebody else saved the same thing, at once and after a reload, and lets choose', async () => {
    await show({ name: 'a' }, 1);
    await act(async () => draft.setValue({ name: 'mine' }));
    await show({ name: 'theirs' }, 2);
    expect(draft.isOutdated).toBe(true);
    await reload({ name: 'theirs' }, 2);
    expect(draft.isOutdated).toBe(true);
    expect(draft.value).toEqual({ name: 'mine' });
    await act(async () => draft.keepMine());
    expect(draft.isOutdated).toBe(false);
    expect(draft.value).toEqual({ name: 'mine' });
    await act(async () => draft.discard());
    expect(draft.value).toEqual({ name: 'theirs' });
  });

  test('an untouched form follows what is saved', async () => {
    await show({ name: 'a' });
    await show({ name: 'theirs' }, 2);
    expect(draft.value).toEqual({ name: 'theirs' });
    expect(draft.isDirty).toBe(false);
  });

  test('broken storage is no draft', async () => {
    localStorage.setItem(draftKey('segments', 'vip'), '{"half');
    await show({ name: 'a' });
    expect(draft.value).toEqual({ name: 'a' });
    expect(draft.isRestored).toBe(false);
  });
});
