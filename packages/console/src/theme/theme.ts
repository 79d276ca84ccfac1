import { createTheme, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';

/** Lotus green: the shop's own colour would compete with the shop's; this one stands back. */
const sen: MantineColorsTuple = [
  '#e9fbf4',
  '#d6f3e7',
  '#abe6ce',
  '#7dd8b3',
  '#58cd9d',
  '#40c68e',
  '#31b37e',
  '#1f8f63',
  '#127a53',
  '#006641',
];

/** Mantine's orange, but its darkest two dark enough to be read on white and on its own lightest. */
const orange: MantineColorsTuple = [
  '#fff4e6',
  '#ffe8cc',
  '#ffd8a8',
  '#ffc078',
  '#ffa94d',
  '#ff922b',
  '#fd7e14',
  '#f76707',
  '#b3470a',
  '#963a07',
];

export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'sen',
  primaryShade: 8,
  colors: { sen, orange },
  defaultRadius: 'md',
  fontFamily: 'Inter, "Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.2rem' }, h3: { fontSize: '1.05rem' } } },
  autoContrast: true,
  cursorType: 'pointer',
  // What scrolls must be within the keyboard's reach.
  components: { ScrollArea: { defaultProps: { viewportProps: { tabIndex: 0 } } } },
});
