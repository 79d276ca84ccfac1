import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { Page } from '../../components/page.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { CatalogueHealthView } from './catalogue-health.tsx';
import { PlacementMerchandising } from './placement-merchandising.tsx';
import { recommendationsText } from './recommendations-text.ts';
import { TryStrategies } from './try-strategies.tsx';

/** Strategies side by side, merchandising rules, and the catalogue's health. */
export function Recommendations(): ReactElement {
  const t = useText(recommendationsText);
  const mayTry = useMay('POST /recommendations/try');
  return (
    <Page title={t('title')} hint={t('hint')}>
      <Tabs defaultValue={mayTry ? 'try' : 'merchandising'} keepMounted={false}>
        <Tabs.List mb="md">
          {mayTry && <Tabs.Tab value="try">{t('try')}</Tabs.Tab>}
          <Tabs.Tab value="merchandising">{t('merchandising')}</Tabs.Tab>
          <Tabs.Tab value="health">{t('health')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="try">
          <TryStrategies />
        </Tabs.Panel>
        <Tabs.Panel value="merchandising">
          <PlacementMerchandising />
        </Tabs.Panel>
        <Tabs.Panel value="health">
          <CatalogueHealthView />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
