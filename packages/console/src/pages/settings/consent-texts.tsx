import { Badge, Button, Group, NativeSelect, Skeleton, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import type { ConsentText } from '@quen/collector/console-api';
import { consentPurposes } from '@quen/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { Editable, RoleNotice } from '../../components/editable.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { purposeText } from '../../components/purpose-text.ts';
import { Section } from '../../components/rule-editing/section.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { settingsText } from './settings-text.ts';

const consentText: Texts<
  'hint' | 'none' | 'new' | 'purpose' | 'version' | 'versionHint' | 'words' | 'publish' | 'current' | 'before' | 'versionTaken'
> = {
  hint: {
    vi: 'Mỗi lời xin phép có một phiên bản. Bản cũ được giữ làm bằng chứng.',
    en: 'Each wording has a version. Older ones stay as evidence.',
  },
  none: { vi: 'Chưa có lời nào. Viết lời đầu tiên bên dưới.', en: 'There are none yet. Write the first one below.' },
  new: { vi: 'Lời mới', en: 'New wording' },
  purpose: { vi: 'Mục đích', en: 'Purpose' },
  version: { vi: 'Phiên bản', en: 'Version' },
  versionHint: { vi: 'Ví dụ 2026-11', en: 'Such as 2026-11' },
  words: { vi: 'Lời xin phép ({language})', en: 'Wording ({language})' },
  publish: { vi: 'Dùng lời này', en: 'Publish' },
  current: { vi: 'đang dùng', en: 'in use' },
  before: { vi: 'trước đây', en: 'before' },
  versionTaken: {
    vi: 'Khách đã đồng ý với phiên bản này. Hãy cho lời mới một phiên bản khác.',
    en: 'People have agreed to this version. Give the new wording a version of its own.',
  },
};

/** The wordings people consent to, by purpose. */
export function ConsentTexts(): ReactElement {
  const t = useText(consentText);
  const s = useText(settingsText);
  const purpose = useText(purposeText);
  const texts = useQuery({ queryKey: ['consent-texts'], queryFn: () => call('GET /consent-texts', {}) });
  const all = texts.data?.texts ?? [];
  return (
    <Section title={s('consent')} hint={t('hint')}>
      <RoleNotice needs="PUT /consent-texts" />
      {texts.isError && <ProblemNotice error={texts.error} onRetry={() => void texts.refetch()} />}
      {texts.isPending && <Skeleton h={160} />}
      {texts.isSuccess && all.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {consentPurposes.map((one) => {
        const versions = all
          .filter((text) => text.purpose === one)
          .sort((left, right) => right.version.localeCompare(left.version));
        return versions.length === 0 ? null : (
          <Stack key={one} gap="xs">
            <Title order={3}>{purpose(one)}</Title>
            {versions.map((text, index) => (
              <Stack key={text.version} gap={4} className="setting-line">
                <Group gap="xs">
                  <Text fw={600} fz="sm">
                    {text.version}
                  </Text>
                  <Badge tt="none" variant="light" color={index === 0 ? 'sen' : 'gray'}>
                    {index === 0 ? t('current') : t('before')}
                  </Badge>
                </Group>
                {Object.entries(text.text).map(([language, words]) => (
                  <Text key={language} fz="sm">
                    <b>{language}</b> {words}
                  </Text>
                ))}
              </Stack>
            ))}
          </Stack>
        );
      })}
      {texts.isSuccess && (
        <Editable needs="PUT /consent-texts">
          <NewText />
        </Editable>
      )}
    </Section>
  );
}

const unwritten: ConsentText = { purpose: 'personalization', version: '', text: {} };

function NewText(): ReactElement {
  const t = useText(consentText);
  const purpose = useText(purposeText);
  const { languages } = useShop();
  const queries = useQueryClient();
  const draft = useDraft<ConsentText>('consent-text', 'new', unwritten, 0);
  const { value: text, setValue: setText } = draft;
  const publish = useMutation({
    mutationFn: () => call('PUT /consent-texts', { body: text }),
    onSuccess: (answer) => {
      queries.setQueryData(['consent-texts'], answer);
      draft.saved({ ...unwritten, purpose: text.purpose }, 0);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate();
      }}
    >
      <Stack maw={560}>
        <Title order={3}>{t('new')}</Title>
        <Group grow align="flex-start">
          <NativeSelect
            label={t('purpose')}
            value={text.purpose}
            onChange={(event) =>
              setText({ ...text, purpose: consentPurposes.find((one) => one === event.currentTarget.value) ?? 'personalization' })
            }
            data={consentPurposes.map((value) => ({ value, label: purpose(value) }))}
          />
          <TextInput
            label={t('version')}
            placeholder={t('versionHint')}
            required
            value={text.version}
            onChange={(event) => setText({ ...text, version: event.currentTarget.value })}
          />
        </Group>
        {languages.map((language, index) => (
          <Textarea
            key={language}
            label={t('words', { language })}
            required={index === 0}
            autosize
            minRows={2}
            value={text.text[language] ?? ''}
            onChange={(event) => setText({ ...text, text: { ...text.text, [language]: event.currentTarget.value } })}
          />
        ))}
        {publish.isError && <ProblemNotice error={publish.error} words={{ conflict: t('versionTaken') }} />}
        <Button type="submit" w="fit-content" loading={publish.isPending}>
          {t('publish')}
        </Button>
      </Stack>
    </form>
  );
}
