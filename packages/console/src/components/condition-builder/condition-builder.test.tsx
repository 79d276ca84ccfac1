import { expect, it, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { ConditionBuilder } from './condition-builder.tsx';

it('tells what is wrong with a condition in the language of the page', async () => {
  const answers = {
    vocabulary: { attributes: [], operators: [{ name: '$regexi', operand: 'regex', label: {} }], eventNames: [] },
    rules: { ruleSet: { segments: [] } },
  };
  vi.stubGlobal('fetch', async (url: string) => Response.json(url.endsWith('/rules') ? answers.rules : answers.vocabulary));
  const place = await show(<ConditionBuilder scope="segment" value={{ 'traits.title': { $regexi: '(' } }} onChange={() => {}} />);
  await vi.waitFor(() => expect(place.textContent).toContain('Điều kiện này chưa dùng được'));
  expect(place.textContent).toContain('Thông tin › Tiêu đề › $regexi: chưa đúng hoặc còn thiếu');
});
