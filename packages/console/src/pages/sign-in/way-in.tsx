import { Anchor, Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.tsx';

/** The card that sign-in and set-up stand in. */
export function WayIn({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}): ReactElement {
  const { language, setLanguage } = useLanguage();
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={400} gap="md">
        <Text fw={800} fz={32} c="sen" ta="center" lh={1}>
          Quen
        </Text>
        <Paper withBorder p="xl" radius="lg">
          <Stack gap="md">
            <div>
              <Title order={1}>{title}</Title>
              <Text c="dimmed" fz="sm">
                {hint}
              </Text>
            </div>
            {children}
          </Stack>
        </Paper>
        <Anchor component="button" type="button" fz="sm" ta="center" onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </Anchor>
      </Stack>
    </Center>
  );
}
