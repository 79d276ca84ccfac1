import { Text } from '@mantine/core';
import type { ReactElement } from 'react';

/** How many entries of one list or object are drawn. */
const most = 200;

/** A JSON value as a tree that opens and closes, with the keyboard too. Whatever it holds is shown as text. */
export function JsonTree({
  value,
  name,
  depth = 0,
}: {
  readonly value: unknown;
  readonly name?: string;
  readonly depth?: number;
}): ReactElement {
  const label = name === undefined ? null : <span className="json-key">{name}</span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-line">
        {label}
        <Text span fz="sm" className={`json-${value === null ? 'null' : typeof value}`}>
          {value === null ? '∅' : String(value)}
        </Text>
      </div>
    );
  }
  const entries = Object.entries(value);
  const body = entries.slice(0, most).map(([key, child]) => <JsonTree key={key} name={key} value={child} depth={depth + 1} />);
  if (name === undefined) return <div className="json-tree">{body}</div>;
  if (entries.length === 0) {
    return (
      <div className="json-line">
        {label}
        <Text span c="dimmed" fz="sm">
          {Array.isArray(value) ? '[ ]' : '{ }'}
        </Text>
      </div>
    );
  }
  return (
    <details open={depth < 3} className="json-branch">
      <summary>
        {label}
        <Text span c="dimmed" fz="xs">
          {entries.length}
        </Text>
      </summary>
      <div className="json-children">{body}</div>
    </details>
  );
}
