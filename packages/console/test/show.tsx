import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { type Language, LanguageProvider } from '../src/i18n/language.tsx';

/** Shows a part of the console on a page of its own until the test ends, and answers where it stands. For tests. */
export async function show(part: ReactElement, language: Language = 'vi'): Promise<HTMLElement> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // biome-ignore lint/suspicious/noDocumentCookie: it stands there as a browser would have it.
  document.cookie = `quen_console_language=${language};path=/`;
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  onTestFinished(async () => {
    await act(async () => root.unmount());
    place.remove();
  });
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <LanguageProvider>{part}</LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  return place;
}
