import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import type { NamedKind } from './named-kind.ts';
import { PutBackButton } from './put-back-button.tsx';
import { versionBeforeDeletion } from './version-act.ts';

const deletedText: Texts<'deleted'> = {
  deleted: { vi: '{who} đã xoá lúc {when}.', en: '{who} deleted it at {when}.' },
};

/** Who deleted a rule that is not found any more, and the way back; nothing where there never was one. */
export function DeletedRule({ kind, id }: { readonly kind: NamedKind; readonly id: string }): ReactElement | null {
  const t = useText(deletedText);
  const format = useFormat();
  const mayRestore = useMay('POST /rules/history/:version/restore');
  const history = useQuery({
    queryKey: ['history', kind, id],
    queryFn: () => call('GET /rules/history', { query: { kind, id } }),
  });
  const versions = history.data?.versions ?? [];
  const [last] = versions;
  if (last === undefined || versionBeforeDeletion(versions, kind, id) === undefined) return null;
  return (
    <>
      <Text fz="sm">{t('deleted', { who: last.author, when: format.dateTime(last.atMs) })}</Text>
      {mayRestore && <PutBackButton kind={kind} id={id} />}
    </>
  );
}
