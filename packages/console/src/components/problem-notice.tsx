import { Alert, Button, Stack, Text } from '@mantine/core';
import type { ErrorCode } from '@quen/protocol';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CallError } from '../api/call.ts';
import { useLanguage } from '../i18n/language.tsx';
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
export function ProblemNotice({
  error,
  onRetry,
  words: wordsHere,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What a code means here, when that is more than it means anywhere. */
  readonly words?: { readonly [code in ErrorCode]?: string };
}): ReactElement {
  const t = useText(problemText);
  const { language } = useLanguage();
  const problem = error instanceof CallError ? error.problem : null;
  const isForbidden = problem?.code === 'role_forbidden';
  // Fetched when first needed: the first view has no errors to tell. Until it is there, or without a network, the server's words do.
  const words = useQuery({
    queryKey: ['problem-words'],
    queryFn: () => import('./issue-list.tsx'),
    enabled: problem !== null,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const said = problem === null ? undefined : words?.problemWords[problem.code]?.[language];
  const here = problem === null ? undefined : wordsHere?.[problem.code];
  return (
    <Alert
      color={isForbidden ? 'gray' : 'red'}
      icon={isForbidden ? <IconLock size={18} /> : <IconAlertTriangle size={18} />}
      title={here ?? said?.title ?? problem?.title ?? (error instanceof TypeError ? t('unreachable') : t('failed'))}
      role="alert"
      maw={640}
    >
      <Stack gap="xs" align="flex-start">
        {here === undefined && (
          <Text fz="sm">
            {said?.todo ?? problem?.detail ?? (error instanceof TypeError ? t('unreachableWhat') : String(error))}
          </Text>
        )}
        {words && problem?.issues && problem.issues.length > 0 && (
          <words.IssueList issues={problem.issues} within={problem.code} />
        )}
        {onRetry && !isForbidden && (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
