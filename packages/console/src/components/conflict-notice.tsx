import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { type Texts, useText } from '../i18n/use-text.ts';
import { sayPath, sayValue } from './change-words.ts';
import { jsonDifference } from './json-difference.ts';

const conflictText: Texts<'title' | 'what' | 'field' | 'mine' | 'theirs' | 'keepMine' | 'takeTheirs' | 'nothing'> = {
  title: { vi: 'Người khác vừa lưu thay đổi', en: 'Somebody else has saved a change' },
  what: {
    vi: 'Chưa có gì bị mất. Xem chỗ khác nhau rồi chọn bản muốn giữ.',
    en: 'Nothing is lost. See where the two differ and choose which one to keep.',
  },
  field: { vi: 'Trường', en: 'Field' },
  mine: { vi: 'Của bạn', en: 'Yours' },
  theirs: { vi: 'Đã lưu', en: 'Saved' },
  keepMine: { vi: 'Giữ của tôi', en: 'Keep mine' },
  takeTheirs: { vi: 'Lấy bản đã lưu', en: 'Take the saved one' },
  nothing: { vi: '(không có)', en: '(nothing)' },
};

/** A wide table scrolls within the notice, rather than push its words out of a narrow screen. */
const fitting = { body: { minWidth: 0 } };

/** Shown when a thing was saved by somebody else while it was being worked on: both versions, and the choice. */
export function ConflictNotice({
  mine,
  theirs,
  onKeepMine,
  onTakeTheirs,
}: {
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}): ReactElement {
  const t = useText(conflictText);
  const { language } = useLanguage();
  const show = (value: unknown): string =>
    (value === undefined ? null : sayValue(JSON.stringify(value), language)) ?? t('nothing');
  return (
    <Alert color="orange" icon={<IconArrowsSplit2 size={18} />} title={t('title')} role="alert" styles={fitting}>
      <Stack gap="sm">
        <Text fz="sm">{t('what')}</Text>
        <Table.ScrollContainer minWidth={280}>
          <Table fz="sm" layout="fixed" className="breaks-anywhere">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('field')}</Table.Th>
                <Table.Th>{t('mine')}</Table.Th>
                <Table.Th>{t('theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {jsonDifference(mine, theirs, 20).map(({ path, left, right }) => (
                <Table.Tr key={path}>
                  <Table.Td>{sayPath(path, language)}</Table.Td>
                  <Table.Td>{show(left)}</Table.Td>
                  <Table.Td>{show(right)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group gap="xs">
          <Button size="xs" onClick={onKeepMine}>
            {t('keepMine')}
          </Button>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            {t('takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
