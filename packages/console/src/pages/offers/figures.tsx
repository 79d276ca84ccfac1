import { Text } from '@mantine/core';
import type { ReactElement } from 'react';

/** Figures side by side, as many in a row as have room for their amounts. */
export function Figures({ figures }: { readonly figures: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <div className="figures">
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
    </div>
  );
}
