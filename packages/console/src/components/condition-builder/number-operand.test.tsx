import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { typeInto } from '../type-into.ts';
import { NumberOperand } from './number-operand.tsx';

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

it('shows what holds again when it is left empty', async () => {
  const changed = vi.fn();
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <NumberOperand label="Value" language="en" unit="times" value={3} onChange={changed} />
      </MantineProvider>,
    ),
  );
  const field = (): HTMLInputElement => place.querySelector('input') as HTMLInputElement;
  await typeInto(field(), '');
  expect(field().value).toBe('');
  expect(changed).not.toHaveBeenCalled();
  await act(async () => field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  expect(field().value).toBe('3');
  await typeInto(field(), '5');
  expect(changed).toHaveBeenLastCalledWith(5);
});
