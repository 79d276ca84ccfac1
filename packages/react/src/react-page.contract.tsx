import type { Decision } from '@quen/protocol';
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';

/** A question the page asked the collector. */
export interface Asked {
  readonly placements: string[];
  readonly events?: readonly { readonly name: string }[];
}

/** A page with a React application and a collector that answers as told, new for each test. */
export interface ReactPage {
  readonly app: HTMLElement;
  readonly asked: Asked[];
  answers: Decision[];
  root: Root | undefined;
  /** The package as a page that was just loaded has it. */
  react: typeof import('./index.ts');
  /** A key of the test's own: what the pages of earlier tests still ask is not answered. */
  options: { readonly key: string; readonly collector: string };
  render(element: ReactElement): Promise<void>;
  settle(): Promise<void>;
}

export function decision(placement: string, headline: string): Decision {
  const content = { kind: 'message', headline, layout: 'card' } as const;
  return { decisionId: `d-${headline}`, placement, reason: 'TARGETING_MATCH', campaign: 'c', variant: 'a', content };
}

export function headline({ content }: Decision): ReactElement {
  return <b>{content?.kind === 'message' ? content.headline : ''}</b>;
}

export function reactPage(): ReactPage {
  const asked: Asked[] = [];
  const settle = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
  const page: ReactPage = {
    get app() {
      return document.getElementById('app') as HTMLElement;
    },
    asked,
    answers: [decision('home', 'Chào bạn')],
    root: undefined,
    react: {} as ReactPage['react'],
    options: { key: '', collector: '' },
    render: async (element) => {
      page.root ??= createRoot(page.app);
      await act(async () => page.root?.render(element));
      await settle();
    },
    settle,
  };
  beforeEach(async ({ task }) => {
    vi.resetModules();
    page.react = await import('./index.ts');
    page.options = { key: `pk_${task.id}`, collector: 'https://quen.example' };
    page.answers = [decision('home', 'Chào bạn')];
    localStorage.clear();
    sessionStorage.clear();
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    asked.length = 0;
    document.body.innerHTML = '<div id="app"></div>';
    vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
      if (!String(url).includes(encodeURIComponent(page.options.key))) return new Response('{}', { status: 400 });
      if (String(url).includes('/decide')) asked.push(JSON.parse(init.body));
      return new Response(JSON.stringify({ decisions: page.answers, results: [], ruleSetVersion: 1 }));
    });
  });
  afterEach(async () => {
    await act(async () => page.root?.unmount());
    page.root = undefined;
    vi.unstubAllGlobals();
  });
  return page;
}
