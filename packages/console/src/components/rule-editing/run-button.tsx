import { Button } from '@mantine/core';
import { IconPlayerPause, IconRocket } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../../i18n/use-text.ts';
import type { RuleForm } from './use-rule-form.ts';

const runText: Texts<'publish' | 'pause' | 'resume'> = {
  publish: { vi: 'Xuất bản', en: 'Publish' },
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  resume: { vi: 'Chạy tiếp', en: 'Resume' },
};

/**
 * Publishes what is not shown to shoppers, and pauses what is.
 *
 * @param isLive Whether it is shown, or will be.
 * @param publishAs The status that it is published with.
 */
export function RunButton<T extends { readonly id: string; readonly status: string }>({
  form,
  saved,
  isLive,
  canSave,
  publishAs,
}: {
  readonly form: RuleForm<T>;
  readonly saved: T;
  readonly isLive: boolean;
  readonly canSave: boolean;
  readonly publishAs: T['status'];
}): ReactElement {
  const t = useText(runText);
  const withStatus = (status: T['status']): Partial<T> => ({ status }) as Partial<T>;
  return isLive ? (
    <Button
      variant="default"
      leftSection={<IconPlayerPause size={16} />}
      loading={form.isSaving}
      onClick={() => form.saveBeside(withStatus('paused'))}
    >
      {t('pause')}
    </Button>
  ) : (
    <Button
      variant="light"
      leftSection={<IconRocket size={16} />}
      loading={form.isSaving}
      disabled={!canSave || form.draft.isOutdated}
      onClick={() => form.save(withStatus(publishAs))}
    >
      {t(saved.status === 'paused' ? 'resume' : 'publish')}
    </Button>
  );
}
