import { NativeSelect, Skeleton, Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { Page } from '../../components/page.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type SettingsSection, settingsSections, settingsText } from './settings-text.ts';

const parts: { readonly [S in SettingsSection]: ReturnType<typeof lazy> } = {
  shop: lazy(() => import('./shop-settings.tsx').then((module) => ({ default: module.ShopSettingsForm }))),
  catalogue: lazy(() => import('./feeds.tsx').then((module) => ({ default: module.Feeds }))),
  keys: lazy(() => import('./keys.tsx').then((module) => ({ default: module.Keys }))),
  members: lazy(() => import('./members.tsx').then((module) => ({ default: module.Members }))),
  consent: lazy(() => import('./consent-texts.tsx').then((module) => ({ default: module.ConsentTexts }))),
  retention: lazy(() => import('./retention.tsx').then((module) => ({ default: module.Retention }))),
  audit: lazy(() => import('./audit-log.tsx').then((module) => ({ default: module.AuditLog }))),
  webhooks: lazy(() => import('./webhooks.tsx').then((module) => ({ default: module.Webhooks }))),
  export: lazy(() => import('./data-export.tsx').then((module) => ({ default: module.DataExport }))),
};

/** What holds for the whole shop, a tab each; on a phone, where nine tabs would take three rows, a list to choose from. */
export function Settings(): ReactElement {
  const t = useText(settingsText);
  const { section = 'shop' } = useParams({ strict: false });
  const navigate = useNavigate();
  const active = settingsSections.find((known) => known === section) ?? 'shop';
  const Part = parts[active];
  const open = (value: string | null): void => void navigate({ to: `/settings/${value ?? 'shop'}` });
  return (
    <Page title={t('title')}>
      <NativeSelect
        hiddenFrom="sm"
        mb="md"
        aria-label={t('title')}
        value={active}
        onChange={(event) => open(event.currentTarget.value)}
        data={settingsSections.map((value) => ({ value, label: t(value) }))}
      />
      <Tabs value={active} onChange={open} keepMounted={false}>
        <Tabs.List mb="md" visibleFrom="sm">
          {settingsSections.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(value)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={active}>
          <Suspense fallback={<Skeleton h={320} radius="lg" />}>
            <Part />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
