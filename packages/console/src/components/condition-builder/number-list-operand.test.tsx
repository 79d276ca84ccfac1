import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { NumberListOperand } from './number-list-operand.tsx';

it('adds what is a number in the language, and tells of what is none', async () => {
  const changed = vi.fn();
  const place = await show(<NumberListOperand label="Value" language="vi" value={[1500]} onChange={changed} />);
  const add = async (text: string): Promise<void> => {
    const field = place.querySelector('input:not([type=hidden])') as HTMLInputElement;
    const pasted = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => text },
    });
    await act(async () => void field.dispatchEvent(pasted));
  };
  expect(place.textContent).toContain('1.500');
  await add('abc');
  expect(changed).toHaveBeenLastCalledWith([1500]);
  expect(place.textContent).toContain('“abc” không phải là số.');
  await add('2.500');
  expect(changed).toHaveBeenLastCalledWith([1500, 2500]);
  expect(place.textContent).not.toContain('“abc”');
});
