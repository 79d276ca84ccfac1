import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '../../test/show.tsx';
import { typeInto } from '../../test/type-into.ts';
import { FigureInput } from './figure-input.tsx';

it.each(['', '-'])('shows what will be saved again when it is left with “%s”', async (left) => {
  const changed = vi.fn();
  const place = await show(<FigureInput label="Holdout" value={10} onChange={changed} />);
  const field = (): HTMLInputElement => place.querySelector('input') as HTMLInputElement;
  await typeInto(field(), left);
  expect(field().value).toBe(left);
  expect(changed).not.toHaveBeenCalled();
  await act(async () => field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  expect(field().value).toBe('10');
  await typeInto(field(), '5');
  expect(changed).toHaveBeenLastCalledWith(5);
});
