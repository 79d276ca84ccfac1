import { expect, it } from 'vitest';
import { versionAct, versionBeforeDeletion } from './version-act.ts';

const rule = '{"id":"welcome"}';
const version = (number: number, path: string, before: string | null, after: string | null, summary = path) => ({
  version: number,
  atMs: 0,
  author: 'Mai',
  summary,
  changes: [{ path, before, after }],
});

it('says what a version did to a rule', () => {
  const act = (path: string, before: string | null, after: string | null, summary?: string) =>
    versionAct(version(2, path, before, after, summary), 'campaigns', 'welcome');
  expect(act('campaigns/welcome', null, rule)).toEqual({ action: 'campaign.create', subject: 'welcome' });
  expect(act('campaigns/welcome.name', '"A"', '"B"')).toEqual({ action: 'campaign.update', subject: 'welcome' });
  expect(act('campaigns/welcome', rule, null)).toEqual({ action: 'campaign.delete', subject: 'welcome' });
  expect(act('campaigns/welcome', null, rule, 'campaigns/welcome, back to version 12')).toEqual({
    action: 'rules.restore',
    subject: 'v12',
  });
});

it('finds the last version that has a deleted rule', () => {
  const made = version(3, 'campaigns/welcome', null, rule);
  const deleted = version(9, 'campaigns/welcome', rule, null);
  expect(versionBeforeDeletion([deleted, made], 'campaigns', 'welcome')).toBe(8);
  expect(versionBeforeDeletion([made], 'campaigns', 'welcome')).toBeUndefined();
  expect(versionBeforeDeletion([], 'campaigns', 'welcome')).toBeUndefined();
});
