import { NumberInput, type NumberInputProps } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { onNumber } from './read-number.ts';

/**
 * A number that a form cannot do without. While the field holds none, what was taken last stands; left so, the field shows it again,
 * since it is what will be saved.
 */
export function FigureInput({
  onChange,
  ...field
}: Omit<NumberInputProps, 'value' | 'onChange' | 'onBlur'> & {
  /** Empty where there is nothing to fill in. */
  readonly value: number | '';
  readonly onChange: (value: number) => void;
}): ReactElement {
  const [timesLeftEmpty, setTimesLeftEmpty] = useState(0);
  return (
    <NumberInput
      key={timesLeftEmpty}
      {...field}
      onChange={onNumber(onChange)}
      onBlur={({ currentTarget }) => /\d/.test(currentTarget.value) || setTimesLeftEmpty((times) => times + 1)}
    />
  );
}
