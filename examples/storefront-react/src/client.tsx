import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import type { PageData } from './page-data.ts';

const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as PageData;
hydrateRoot(document.getElementById('shop') as HTMLElement, <App {...data} collector={window.location.origin} />);
