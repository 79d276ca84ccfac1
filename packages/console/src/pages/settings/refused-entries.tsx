import { List, Text } from '@mantine/core';
import type { RefusedFeedEntry } from '@quen/collector/console-api';
import type { Issue } from '@quen/protocol';
import { Fragment, type ReactElement } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { type RefusalWords, refusalWords } from './refusal-words.ts';

const refusedText: Texts<'which' | 'entry' | 'named' | 'more'> = {
  which: { vi: 'Mục nào bị từ chối, và vì sao', en: 'Which were refused, and why' },
  entry: { vi: 'Mục hoặc dòng {place}', en: 'Entry or line {place}' },
  named: { vi: 'Mục hoặc dòng {place}, mã {id}', en: 'Entry or line {place}, id {id}' },
  more: { vi: '… và {count} mục nữa', en: '… and {count} more' },
};

/** The entries of a feed that were not taken, each with what is wrong with it; nothing when all were. */
export function RefusedEntries({
  refused,
  examples,
}: {
  /** How many in all. */
  readonly refused: number;
  readonly examples: readonly RefusedFeedEntry[];
}): ReactElement | null {
  const t = useText(refusedText);
  const format = useFormat();
  if (examples.length === 0) return null;
  return (
    <details className="visit">
      <summary>
        <Text span fz="sm">
          {t('which')}
        </Text>
      </summary>
      <List size="sm" mt={4} spacing={4} className="breaks-anywhere">
        {examples.map(({ place, id, issues }) => (
          <List.Item key={place}>
            <b>
              {id === undefined ? t('entry', { place: format.number(place) }) : t('named', { place: format.number(place), id })}
            </b>
            {issues.map((issue) => (
              <Reason key={`${issue.path} ${issue.message}`} issue={issue} />
            ))}
          </List.Item>
        ))}
      </List>
      {refused > examples.length && (
        <Text fz="sm" mt={4}>
          {t('more', { count: format.number(refused - examples.length) })}
        </Text>
      )}
    </details>
  );
}

/** What the shop has to mend; the server's own sentence stands below, since it has the particulars. */
function Reason({ issue }: { readonly issue: Issue }): ReactElement {
  const { language } = useLanguage();
  const words: RefusalWords | undefined = Object.hasOwn(refusalWords, issue.path) ? refusalWords[issue.path] : undefined;
  return (
    <Fragment>
      <Text fz="sm">{words?.[language] ?? `${refusalWords.other[language]}: ${issue.path}`}</Text>
      <Text fz="xs" c="dimmed" lang="en">
        {issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`}
      </Text>
    </Fragment>
  );
}
