import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { typeInto } from '../../components/type-into.ts';
import { LanguageProvider } from '../../i18n/language.tsx';
import { overviewText } from './overview-text.ts';
import { RangeChooser } from './range-chooser.tsx';

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = 'quen_console_language=en;path=/';
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

it('counts no range that ends before it begins, and says so', async () => {
  const changed = vi.fn();
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <LanguageProvider>
          <RangeChooser range={{ from: '2026-11-01', to: '2026-11-15' }} onChange={changed} />
        </LanguageProvider>
      </MantineProvider>,
    ),
  );
  await act(async () => place.querySelector<HTMLInputElement>('input[value=custom]')?.click());
  const [from, to] = [...place.querySelectorAll<HTMLInputElement>('input[type=date]')] as [HTMLInputElement, HTMLInputElement];
  await typeInto(from, '2026-11-20');
  expect(changed).not.toHaveBeenCalled();
  expect(place.textContent).toContain(overviewText.backwards.en);
  await typeInto(to, '2026-11-22');
  expect(changed).toHaveBeenLastCalledWith({ from: '2026-11-20', to: '2026-11-22' });
  expect(place.textContent).not.toContain(overviewText.backwards.en);
});
