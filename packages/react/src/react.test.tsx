import { type ReactElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { headline, reactPage } from './react-page.contract.tsx';

const page = reactPage();

describe('<Placement>', () => {
  it('shows its fallback, then the decision drawn by the shop’s own component', async () => {
    const { Placement, QuenProvider } = page.react;
    expect(
      renderToString(
        <QuenProvider options={page.options}>
          {
            <Placement id="home" fallback="…">
              {headline}
            </Placement>
          }
        </QuenProvider>,
      ),
    ).toContain('…');
    await page.render(
      <QuenProvider options={page.options}>
        <Placement id="home" fallback="…" className="wide">
          {headline}
        </Placement>
      </QuenProvider>,
    );
    expect(page.asked.map((one) => one.placements)).toEqual([['home']]);
    expect(page.app.querySelector('.wide')?.innerHTML).toBe('<b>Chào bạn</b>');
  });

  it('lets the built-in renderer draw when it has no component of its own', async () => {
    const { Placement, QuenProvider } = page.react;
    const shop = (extra: string): ReactElement => (
      <QuenProvider options={page.options}>
        <Placement id="home" fallback={<i>…</i>} />
        <p>{extra}</p>
      </QuenProvider>
    );
    await page.render(shop('one'));
    expect(page.app.textContent).toContain('Chào bạn');
    await page.render(shop('two'));
    expect(page.app.textContent).toMatch(/Chào bạn.*two/);
  });

  it('counts the page once under strict mode, and asks again for placements that come later', async () => {
    const { Placement, QuenProvider } = page.react;
    const shop = (later: boolean): ReactElement => (
      <StrictMode>
        <QuenProvider options={page.options}>
          <Placement id="home">{headline}</Placement>
          {later && <Placement id="more">{headline}</Placement>}
        </QuenProvider>
      </StrictMode>
    );
    await page.render(shop(false));
    await page.render(shop(true));
    const views = page.asked.flatMap((one) => one.events ?? []).filter((event) => event.name === 'page_view');
    expect(views).toHaveLength(1);
    expect(page.asked.at(-1)?.placements.sort()).toEqual(['home', 'more']);
  });
});

describe('hooks', () => {
  it('give the page’s Quen and the newest decision', async () => {
    const { Placement, QuenProvider, useDecision, useQuen } = page.react;
    function Said(): ReactElement {
      const shown = useDecision('home');
      return <output>{`${useQuen() === null ? 'none' : 'quen'} ${shown?.decisionId ?? '-'}`}</output>;
    }
    await page.render(
      <QuenProvider options={page.options}>
        <Placement id="home">{headline}</Placement>
        <Said />
      </QuenProvider>,
    );
    expect(page.app.querySelector('output')?.textContent).toBe('quen d-Chào bạn');
  });

  it('say what to do without a provider', () => {
    const { useQuen } = page.react;
    const Lost = (): ReactElement => <>{String(useQuen())}</>;
    expect(() => renderToString(<Lost />)).toThrow(/Put a <QuenProvider>/);
  });
});
