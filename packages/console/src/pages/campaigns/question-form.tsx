import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import type { QuestionContent, QuestionOption } from '@quen/protocol';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { LocalizedInput } from '../../components/rule-editing/localized-input.tsx';
import { type Changes, withChanges } from '../../components/rule-editing/with-changes.ts';
import { useText } from '../../i18n/use-text.ts';
import { editorText } from './editor-text.ts';

/** A question with its options; its id is what answers are kept under. */
export function QuestionForm({
  content,
  onChange,
}: {
  readonly content: QuestionContent;
  readonly onChange: (content: QuestionContent) => void;
}): ReactElement {
  const t = useText(editorText);
  const set = (changes: Changes<QuestionContent>): void => onChange(withChanges(content, changes));
  const options = content.options ?? [];
  const setOption = (index: number, option: QuestionOption): void =>
    set({ options: options.map((each, at) => (at === index ? option : each)) });
  return (
    <>
      <LocalizedInput
        label={t('prompt')}
        required
        value={content.prompt}
        onChange={(prompt) => set({ prompt: prompt ?? { vi: '' } })}
      />
      <Group>
        <TextInput
          label={t('questionId')}
          required
          value={content.questionId}
          onChange={(event) => set({ questionId: event.currentTarget.value })}
        />
        <Select
          label={t('input')}
          allowDeselect={false}
          value={content.input}
          data={(['choice', 'multiple', 'rating', 'text'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(input) => set({ input: input as QuestionContent['input'] })}
        />
      </Group>
      {(content.input === 'choice' || content.input === 'multiple') && (
        <Input.Wrapper label={t('options')}>
          <Stack gap="xs">
            {options.map((option, index) => (
              <Group key={`${index} of ${options.length}`} align="flex-end" wrap="nowrap">
                <TextInput
                  label={t('optionValue')}
                  w={120}
                  value={option.value}
                  onChange={(event) => setOption(index, { ...option, value: event.currentTarget.value })}
                />
                <Stack flex={1} gap={0}>
                  <LocalizedInput
                    label={t('optionLabel')}
                    value={option.label}
                    onChange={(label) => setOption(index, { ...option, label: label ?? { vi: '' } })}
                  />
                </Stack>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('remove')}
                  onClick={() => set({ options: options.filter((_, at) => at !== index) })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Group>
            ))}
            <Button
              size="compact-sm"
              variant="light"
              w="fit-content"
              onClick={() => set({ options: [...options, { value: '', label: { vi: '' } }] })}
            >
              {t('addOption')}
            </Button>
          </Stack>
        </Input.Wrapper>
      )}
      <LocalizedInput label={t('thanks')} value={content.thanks} onChange={(thanks) => set({ thanks })} />
    </>
  );
}
