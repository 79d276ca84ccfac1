import type { RuleSet } from '@quen/protocol';
import { expect, it } from 'vitest';
import { rulesConcerned } from './rules-concerned.ts';

const ruleSet = {
  campaigns: [
    { id: 'a', name: 'First' },
    { id: 'b', name: 'Second' },
  ],
  offers: [],
  segments: [],
  placements: [],
} as unknown as RuleSet;
const issue = (path: string) => ({ code: 'invalid_rule_set', path, message: 'there is no such offer' }) as const;

it('finds the rules that name what is to go, each once', () => {
  const second = { kind: 'campaigns', id: 'b', name: 'Second' };
  expect(
    rulesConcerned([issue('campaigns.1.variants.0.content.offerId'), issue('campaigns.1.variants.1.content.offerId')], ruleSet),
  ).toEqual([second]);
});

it('finds nothing where a field of the edited rule itself is at fault', () => {
  expect(rulesConcerned([issue('variants.0.weight')], ruleSet)).toEqual([]);
  expect(rulesConcerned([issue('campaigns.1.audience'), issue('name')], ruleSet)).toEqual([]);
  expect(rulesConcerned([issue('campaigns.7.audience')], ruleSet)).toEqual([]);
});
