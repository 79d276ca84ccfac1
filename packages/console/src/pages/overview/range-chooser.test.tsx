import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { typeInto } from '../../../test/type-into.ts';
import { overviewText } from './overview-text.ts';
import { RangeChooser } from './range-chooser.tsx';

it('counts no range that ends before it begins, and says so', async () => {
  const changed = vi.fn();
  const place = await show(<RangeChooser range={{ from: '2026-11-01', to: '2026-11-15' }} onChange={changed} />, 'en');
  await act(async () => place.querySelector<HTMLInputElement>('input[value=custom]')?.click());
  const [from, to] = [...place.querySelectorAll<HTMLInputElement>('input[type=date]')] as [HTMLInputElement, HTMLInputElement];
  await typeInto(from, '2026-11-20');
  expect(changed).not.toHaveBeenCalled();
  expect(place.textContent).toContain(overviewText.backwards.en);
  await typeInto(to, '2026-11-22');
  expect(changed).toHaveBeenLastCalledWith({ from: '2026-11-20', to: '2026-11-22' });
  expect(place.textContent).not.toContain(overviewText.backwards.en);
});
