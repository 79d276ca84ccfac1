import { act } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { decision, headline, reactPage } from './react-page.contract.tsx';

const page = reactPage();

it('renders the server’s decisions, and hydrates them without a mismatch', async () => {
  const { Placement, QuenProvider } = page.react;
  const shop = (
    <QuenProvider options={page.options} decisions={[decision('home', 'Từ máy chủ')]}>
      <Placement id="home" fallback="…" minHeight="4rem">
        {headline}
      </Placement>
    </QuenProvider>
  );
  const html = renderToString(shop);
  expect(html).toContain('<b>Từ máy chủ</b>');
  page.app.innerHTML = html;
  const faults: unknown[] = [];
  const loud = vi.spyOn(console, 'error').mockImplementation((...what) => faults.push(what));
  await act(async () => {
    page.root = hydrateRoot(page.app, shop, { onRecoverableError: (error) => faults.push(error) });
  });
  await page.settle();
  loud.mockRestore();
  expect(faults).toEqual([]);
  expect(page.app.textContent).toBe('Chào bạn');
});
