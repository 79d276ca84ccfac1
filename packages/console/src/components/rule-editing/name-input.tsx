import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { slug } from './slug.ts';
import type { RuleForm } from './use-rule-form.ts';

/**
 * The name of a thing of the rule set. Something new gets its id from it.
 *
 * @param fallback The id when a name leaves none.
 * @param others What is there already: no two have the same id.
 */
export function NameInput<T extends { readonly id: string; readonly name: string }>({
  label,
  form: { draft, isNew },
  fallback,
  others,
}: {
  readonly label: string;
  readonly form: RuleForm<T>;
  readonly fallback: string;
  readonly others: readonly T[];
}): ReactElement {
  const rename = (name: string): void =>
    draft.setValue((before) => {
      const id = isNew
        ? slug(
            name,
            fallback,
            others.map((other) => other.id),
          )
        : before.id;
      return { ...before, name, id };
    });
  return (
    <TextInput
      miw={200}
      label={label}
      required
      value={draft.value.name}
      onChange={(event) => rename(event.currentTarget.value)}
    />
  );
}
