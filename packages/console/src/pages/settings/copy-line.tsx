import { ActionIcon, Code, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';

const copyText: Texts<'copy' | 'copied'> = {
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
};

/** A text that is taken elsewhere, with the button that takes it. */
export function CopyLine({ value }: { readonly value: string }): ReactElement {
  const t = useText(copyText);
  return (
    <Group gap={4} wrap="nowrap">
      <Code className="breaks-anywhere">{value}</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" size="md" onClick={copy} aria-label={copied ? t('copied') : t('copy')}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
