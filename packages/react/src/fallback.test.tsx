import { expect, it } from 'vitest';
import { headline, reactPage } from './react-page.contract.tsx';

const page = reactPage();

it('keeps its fallback when nothing is to be shown', async () => {
  const { Placement, QuenProvider } = page.react;
  page.answers = [{ decisionId: 'd', placement: 'home', reason: 'HOLDOUT' }];
  await page.render(
    <QuenProvider options={page.options}>
      <Placement id="home" fallback="…">
        {headline}
      </Placement>
    </QuenProvider>,
  );
  expect(page.app.textContent).toBe('…');
});
