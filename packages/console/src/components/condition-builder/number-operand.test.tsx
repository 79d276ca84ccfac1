import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { typeInto } from '../../../test/type-into.ts';
import { NumberOperand } from './number-operand.tsx';

it('shows what holds again when it is left empty', async () => {
  const changed = vi.fn();
  const place = await show(<NumberOperand label="Value" language="en" unit="times" value={3} onChange={changed} />, 'en');
  const field = (): HTMLInputElement => place.querySelector('input') as HTMLInputElement;
  await typeInto(field(), '');
  expect(field().value).toBe('');
  expect(changed).not.toHaveBeenCalled();
  await act(async () => field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  expect(field().value).toBe('3');
  await typeInto(field(), '5');
  expect(changed).toHaveBeenLastCalledWith(5);
});
