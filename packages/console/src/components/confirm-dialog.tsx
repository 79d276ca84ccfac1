import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';
import { ProblemNotice } from './problem-notice.tsx';

const confirmText: Texts<'cancel' | 'close' | 'type'> = {
  cancel: { vi: 'Thôi', en: 'Cancel' },
  close: { vi: 'Đóng', en: 'Close' },
  type: { vi: 'Gõ “{word}” để xác nhận', en: 'Type “{word}” to confirm' },
};

/** Asks before something that is not easily taken back; with `word`, that has to be typed. */
export function ConfirmDialog({
  title,
  confirm,
  word,
  isDangerous = false,
  isBusy = false,
  error,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly confirm: string;
  readonly word?: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const t = useText(confirmText);
  const [typed, setTyped] = useState('');
  const isAllowed = word === undefined || typed.trim() === word;
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <Text fz="sm" component="div">
          {children}
        </Text>
        {word !== undefined && (
          <TextInput
            label={t('type', { word })}
            value={typed}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error !== undefined && error !== null && <ProblemNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={!isAllowed} loading={isBusy} onClick={onConfirm} {...(isDangerous && { color: 'red' })}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
