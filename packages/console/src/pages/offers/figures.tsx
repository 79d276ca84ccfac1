import { SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';

/** Figures side by side, for small screens below each other. */
export function Figures({ figures }: { readonly figures: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <SimpleGrid cols={{ base: 2, sm: Math.min(4, figures.length) }}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <Text fz="xs" c="dimmed">
            {label}
          </Text>
          <Text fz="lg" fw={700}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
