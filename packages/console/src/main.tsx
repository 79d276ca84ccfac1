import './theme/mantine-styles.ts';
import './theme/console.css';
import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CallError } from './api/call.ts';
import { mayBeSignedOut } from './api/may-be-signed-out.ts';
import { LanguageProvider } from './i18n/language.tsx';
import { router } from './shell/router.tsx';
import { theme } from './theme/theme.ts';

/** Whoever was signed out in between is asked in again, and finds the unsaved work where it was. */
function lookWhoIsThere(error: unknown): void {
  if (mayBeSignedOut(error)) void queries.invalidateQueries({ queryKey: ['session'] });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: lookWhoIsThere }),
  mutationCache: new MutationCache({ onError: lookWhoIsThere }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // An answer that says no will say no again; only a silent server is worth asking twice.
      retry: (count, error) => !(error instanceof CallError && error.problem.status < 500) && count < 2,
    },
  },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <LanguageProvider>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LanguageProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
