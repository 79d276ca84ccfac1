import { List, Text } from '@mantine/core';
import type { ErrorCode, Issue } from '@quen/protocol';
import type { ReactElement } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { sayPath } from './change-words.ts';
import { faultyField, problemWords } from './problem-words.ts';

export { problemWords };

/** What is wrong with each field, by the field's name on the forms; the server's own sentence stands below, since it has the figures. */
export function IssueList({
  issues,
  within,
}: {
  readonly issues: readonly Issue[];
  /** What is told above already, and need not be said of each field again. */
  readonly within?: ErrorCode;
}): ReactElement {
  const { language } = useLanguage();
  return (
    <List size="sm">
      {issues.map((issue) => (
        <List.Item key={`${issue.path} ${issue.message}`}>
          {issue.path !== '' && <b>{sayPath(issue.path, language)}: </b>}
          {issue.code === within ? faultyField[language] : (problemWords[issue.code]?.[language].title ?? issue.code)}
          <Text fz="xs" c="dimmed" lang="en">
            {issue.message}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
