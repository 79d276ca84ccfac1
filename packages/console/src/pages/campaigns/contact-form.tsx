import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import type { ContactContent } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

const kinds = ['phone', 'email', 'zalo', 'messenger', 'link'] as const;

/** A named person and how to reach them. */
export function ContactForm({
  content,
  onChange,
}: {
  readonly content: ContactContent;
  readonly onChange: (content: ContactContent) => void;
}): ReactElement {
  const t = useText(editorText);
  const { person, channels } = content;
  const setPerson = (changes: Changes<ContactContent['person']>): void =>
    onChange({ ...content, person: withChanges(person, changes) });
  const setChannel = (index: number, channel: ContactContent['channels'][number]): void =>
    onChange({ ...content, channels: channels.map((each, at) => (at === index ? channel : each)) });
  return (
    <>
      <LocalizedInput
        label={t('headline')}
        required
        value={content.headline}
        onChange={(headline) => onChange({ ...content, headline: headline ?? { vi: '' } })}
      />
      <Group grow preventGrowOverflow={false}>
        <TextInput
          miw={180}
          label={t('person')}
          required
          value={person.name}
          onChange={(event) => setPerson({ name: event.currentTarget.value })}
        />
        <TextInput
          miw={180}
          label={t('photo')}
          value={person.photoUrl ?? ''}
          onChange={(event) => setPerson({ photoUrl: event.currentTarget.value || undefined })}
        />
      </Group>
      <LocalizedInput label={t('role')} value={person.role} onChange={(role) => setPerson({ role })} />
      <Input.Wrapper label={t('channels')}>
        <Stack gap="xs">
          {channels.map((channel, index) => (
            <Group key={`${index} of ${channels.length}`} wrap="nowrap" gap="xs">
              <Select
                aria-label={t('channels')}
                w={140}
                allowDeselect={false}
                value={channel.kind}
                data={kinds.map((value) => ({ value, label: t(value) }))}
                onChange={(kind) => setChannel(index, { ...channel, kind: kind as (typeof kinds)[number] })}
              />
              <TextInput
                aria-label={t('address')}
                placeholder={t('address')}
                flex={1}
                value={channel.address}
                onChange={(event) => setChannel(index, { ...channel, address: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('remove')}
                onClick={() => onChange({ ...content, channels: channels.filter((_, at) => at !== index) })}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            size="compact-sm"
            variant="light"
            w="fit-content"
            onClick={() => onChange({ ...content, channels: [...channels, { kind: 'phone', address: '' }] })}
          >
            {t('addChannel')}
          </Button>
        </Stack>
      </Input.Wrapper>
    </>
  );
}
