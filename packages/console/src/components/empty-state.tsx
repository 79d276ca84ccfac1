import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** What stands where there is nothing yet: what it would be, and what to do first. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  order = 2,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Level of the heading: 1 where it stands for the whole page. */
  readonly order?: 1 | 2;
}): ReactElement {
  return (
    <Paper withBorder p="xl" radius="lg">
      <Stack align="center" gap="sm" ta="center">
        <Text c="sen" lh={0}>
          {icon}
        </Text>
        <Title order={order}>{title}</Title>
        <Text c="dimmed" maw={480}>
          {children}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
