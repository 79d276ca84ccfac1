import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Paper,
  Skeleton,
  Stack,
  Tabs,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import type { StartChecklist } from '@quen/collector/console-api';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { readPinnedSnippet, snippetsFor } from './snippets.ts';
import { startText } from './start-text.ts';

/** The checklist of a new shop; it watches, and ticks by itself. */
export function Start(): ReactElement {
  const t = useText(startText);
  const start = useQuery({ queryKey: ['start'], queryFn: () => call('GET /start', {}), refetchInterval: 2_000 });
  return (
    <Page title={t('title')} hint={t('hint')}>
      {start.isPending && <Skeleton h={420} radius="lg" />}
      {start.isError && !start.data && <ProblemNotice error={start.error} onRetry={() => void start.refetch()} />}
      {start.data && <Steps checklist={start.data} />}
    </Page>
  );
}

function Steps({ checklist }: { readonly checklist: StartChecklist }): ReactElement {
  const t = useText(startText);
  const format = useFormat();
  const missing = checklist.seenPlacements.length;
  return (
    <Stack gap="md">
      <Step
        number={1}
        title={t('paste')}
        done={checklist.firstEventAtMs !== null}
        status={checklist.firstEventAtMs === null ? t('waiting') : t('arrived', { count: format.number(checklist.eventCount) })}
      >
        <Tag checklist={checklist} />
      </Step>
      <Step
        number={2}
        title={t('catalogue')}
        done={checklist.productCount > 0}
        status={t('products', { count: format.number(checklist.productCount) })}
      >
        <Text fz="sm">{t('catalogueHow')}</Text>
        <Code block tabIndex={0}>
          npx quen import products https://{'<shop>'}/feed.xml
        </Code>
        <Button component={Link} to="/settings/catalogue" variant="light" w="fit-content">
          {t('toFeeds')}
        </Button>
      </Step>
      <Step
        number={3}
        title={t('placement')}
        done={checklist.placementCount > 0}
        status={t('placements', { count: format.number(checklist.placementCount) })}
      >
        <Text fz="sm">{t('placementHow')}</Text>
        <Code block tabIndex={0}>
          {'<div data-quen-placement="home-for-you"></div>'}
        </Code>
        {missing > 0 && (
          <Alert color="sen" variant="light">
            {t('seen')} {checklist.seenPlacements.join(', ')}
          </Alert>
        )}
        <Button component={Link} to="/placements" variant="light" w="fit-content">
          {t('toPlacements')}
        </Button>
      </Step>
      <Step
        number={4}
        title={t('campaign')}
        done={checklist.campaignCount > 0}
        status={t('campaigns', { count: format.number(checklist.campaignCount) })}
      >
        <Text fz="sm">{t('campaignHow')}</Text>
        <Button component={Link} to="/campaigns" variant="light" w="fit-content">
          {t('toCampaigns')}
        </Button>
      </Step>
    </Stack>
  );
}

function Step({
  number,
  title,
  done,
  status,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  readonly status: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Paper withBorder p="md" radius="lg" component="section">
      <Group align="flex-start" wrap="nowrap" gap="md">
        <ThemeIcon radius="xl" size={32} color={done ? 'sen' : 'gray'} variant={done ? 'filled' : 'light'}>
          {done ? <IconCheck size={18} aria-hidden /> : number}
        </ThemeIcon>
        <Stack gap="sm" flex={1} miw={0}>
          <Group justify="space-between" gap="xs">
            <Title order={2}>{title}</Title>
            <Badge variant="light" color={done ? 'sen' : 'gray'} tt="none" aria-live="polite">
              {status}
            </Badge>
          </Group>
          {children}
        </Stack>
      </Group>
    </Paper>
  );
}

function Tag({ checklist }: { readonly checklist: StartChecklist }): ReactElement {
  const t = useText(startText);
  const mayMakeKeys = useMay('POST /keys');
  const [isPinned, setPinned] = useState(false);
  const release = useQuery({
    queryKey: ['pinned-snippet'],
    queryFn: async () => readPinnedSnippet((await fetch('/quen.js', { method: 'GET' })).headers),
    staleTime: 300_000,
    retry: false,
  });
  const pinned = release.data ?? null;
  if (checklist.publishableKey === '') {
    return (
      <Alert color="orange" title={t('noKey')}>
        <Button component={Link} to="/settings/keys" variant="light" size="xs" disabled={!mayMakeKeys}>
          {t('makeKey')}
        </Button>
      </Alert>
    );
  }
  const snippets = snippetsFor(checklist, isPinned ? pinned : null);
  return (
    <Stack gap="sm">
      <Tabs defaultValue="html" variant="outline">
        <Tabs.List>
          {snippets.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ id, code, where }) => (
          <Tabs.Panel key={id} value={id} pt="sm">
            <Stack gap="xs">
              <Text fz="sm">{t(where)}</Text>
              <Code block tabIndex={0} className="wraps">
                {code}
              </Code>
              <CopyButton value={code}>
                {({ copied, copy }) => (
                  <Button
                    size="xs"
                    variant="light"
                    w="fit-content"
                    leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                    onClick={copy}
                  >
                    {copied ? t('copied') : t('copy')}
                  </Button>
                )}
              </CopyButton>
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
      {pinned !== null && (
        <Checkbox
          checked={isPinned}
          onChange={(event) => setPinned(event.currentTarget.checked)}
          label={t('pin')}
          description={t('pinHint')}
        />
      )}
    </Stack>
  );
}
