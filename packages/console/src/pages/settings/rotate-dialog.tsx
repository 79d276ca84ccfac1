import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import type { CreatedKey } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { KeyPair } from './key-pairs.ts';
import { keysText } from './keys-text.ts';
import { settingsText } from './settings-text.ts';

const hourMs = 3_600_000;
/** How long both pairs may work, in hours. */
const overlaps = [
  [1, 'hour'],
  [24, 'day'],
  [24 * 7, 'week'],
  [24 * 30, 'month'],
] as const;

/** Makes a new pair in place of one, which goes on working until pages and servers have the new one. */
export function RotateDialog({
  pair,
  onMade,
  onClose,
}: {
  readonly pair: KeyPair;
  readonly onMade: (created: CreatedKey) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(keysText);
  const s = useText(settingsText);
  const format = useFormat();
  const queries = useQueryClient();
  const [overlapHours, setOverlapHours] = useState(24 * 7);
  const rotate = useMutation({
    mutationFn: () => call('POST /keys/:id/rotate', { params: { id: pair.id }, body: { overlapHours } }),
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: ['keys'] });
      onMade(created);
    },
  });
  return (
    <Modal opened onClose={onClose} title={`${t('rotate')}: ${pair.name}`} closeButtonProps={{ 'aria-label': s('close') }}>
      <Stack>
        <Text fz="sm">{t('rotateWhat')}</Text>
        <NativeSelect
          label={t('overlap')}
          description={t('ends', { date: format.dateTime(Date.now() + overlapHours * hourMs) })}
          value={String(overlapHours)}
          onChange={(event) => setOverlapHours(Number(event.currentTarget.value))}
          data={overlaps.map(([hours, name]) => ({ value: String(hours), label: t(name) }))}
        />
        {rotate.isError && <ProblemNotice error={rotate.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {s('cancel')}
          </Button>
          <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
            {t('rotate')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
