import { act } from 'react';

/** Types into a field as a person would, for tests: React hears only of what the browser's own setter wrote. */
export function typeInto(field: HTMLInputElement, text: string): Promise<void> {
  return act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
