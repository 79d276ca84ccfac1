import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';
import { useAuditSubject } from './use-audit-subject.ts';

function Subject({ action, subject }: { readonly action: string; readonly subject: string }): ReactElement {
  return <b>{useAuditSubject()(action, subject)}</b>;
}

it.each([
  ['rules.restore', 'version 12', 'phiên bản 12', 'version 12'],
  ['data.export', 'events', 'sự kiện', 'events'],
  ['shop.update', 'shop', 'cửa hàng', 'shop'],
  ['segment.update', 'events', 'events', 'events'],
  ['member.invite', 'mai@shop.example', 'mai@shop.example', 'mai@shop.example'],
])('tells what %s of %s is about in the member’s language', async (action, subject, vi, en) => {
  expect((await show(<Subject action={action} subject={subject} />, 'vi')).querySelector('b')?.textContent).toBe(vi);
  expect((await show(<Subject action={action} subject={subject} />, 'en')).querySelector('b')?.textContent).toBe(en);
});
