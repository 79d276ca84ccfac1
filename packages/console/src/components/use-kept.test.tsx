import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readKept, useKept } from './use-kept.ts';

interface Typed {
  readonly name: string;
}

let root: Root;
let kept: ReturnType<typeof useKept<Typed>>;

function Probe({ of }: { readonly of: string }): null {
  kept = useKept<Typed>(of, () => ({ name: '' }));
  return null;
}

const open = async (of = 'invite'): Promise<void> => {
  root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Probe of={of} />));
};
const reload = async (of?: string): Promise<void> => {
  await act(async () => root.unmount());
  await open(of);
};

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  sessionStorage.clear();
  await open();
});
afterEach(() => act(async () => root.unmount()));

describe('what is typed in a dialog', () => {
  test('outlives a reload, each dialog for itself', async () => {
    expect(readKept('invite')).toBeUndefined();
    await act(async () => kept[1]({ name: 'Lan' }));
    await act(async () => kept[1]((before) => ({ name: `${before.name} Anh` })));
    await reload();
    expect(kept[0]).toEqual({ name: 'Lan Anh' });
    await reload('key');
    expect(kept[0]).toEqual({ name: '' });
  });

  test('is gone once the dialog has done its work', async () => {
    await act(async () => kept[1]({ name: 'Lan' }));
    kept[2]();
    await reload();
    expect(kept[0]).toEqual({ name: '' });
  });

  test('begins anew when what was kept cannot be read', async () => {
    sessionStorage.setItem('quen-kept:invite', '{');
    await reload();
    expect(kept[0]).toEqual({ name: '' });
  });
});
