import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { CallError } from '../api/call.ts';
import { type Texts, useText } from '../i18n/use-text.ts';

const problemText: Texts<'unreachable' | 'unreachableWhat' | 'failed' | 'retry'> = {
  unreachable: { vi: 'Không kết nối được máy chủ', en: 'The server cannot be reached' },
  unreachableWhat: {
    vi: 'Kiểm tra mạng rồi thử lại. Những gì bạn đang sửa vẫn còn.',
    en: 'Check the network and try again. Your unsaved work is kept.',
  },
  failed: { vi: 'Chưa làm được', en: 'That did not work' },
  retry: { vi: 'Thử lại', en: 'Try again' },
};

/** What went wrong and what to do, wherever a page or a form has an error. */
export function ProblemNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactElement {
  const t = useText(problemText);
  const problem = error instanceof CallError ? error.problem : null;
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={problem?.title ?? (error instanceof TypeError ? t('unreachable') : t('failed'))}
      role="alert"
      maw={640}
    >
      <Stack gap="xs" align="flex-start">
        <Text fz="sm">{problem?.detail ?? (error instanceof TypeError ? t('unreachableWhat') : String(error))}</Text>
        {problem?.issues && problem.issues.length > 0 && (
          <List size="sm">
            {problem.issues.map((issue) => (
              <List.Item key={`${issue.path} ${issue.message}`}>
                <code>{issue.path}</code> {issue.message}
              </List.Item>
            ))}
          </List>
        )}
        {onRetry && (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
