import type { ReactElement } from 'react';

/** The styles of charts, which come with the first of them: the first view goes without. React puts them into the page's head, once. */
export function ChartStyles(): ReactElement {
  return <link rel="stylesheet" href="/console/assets/charts.css" precedence="default" />;
}
