import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { CreatedKey } from '@quen/collector/console-api';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CopyLine } from './copy-line.tsx';
import { keysText } from './keys-text.ts';
import { settingsText } from './settings-text.ts';

/** A pair that was just made, the secret part of which is shown this once. */
export function NewPairDialog({
  pair,
  onClose,
}: {
  readonly pair: CreatedKey['pair'];
  readonly onClose: () => void;
}): ReactElement {
  const t = useText(keysText);
  const s = useText(settingsText);
  return (
    <Modal
      opened
      onClose={onClose}
      // Nothing brings the secrets back: a click beside it is not to lose them.
      closeOnClickOutside={false}
      size="lg"
      title={t('made')}
      closeButtonProps={{ 'aria-label': s('close') }}
    >
      <Stack>
        <Alert color="orange">{t('once')}</Alert>
        {(['publishable', 'secret', 'tokenSecret'] as const).map((part) => (
          <div key={part}>
            <Text fw={600} fz="sm">
              {t(part)}
            </Text>
            <Text fz="xs" c="dimmed">
              {t(`${part}What`)}
            </Text>
            <CopyLine value={pair[part]} />
          </div>
        ))}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('noted')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
