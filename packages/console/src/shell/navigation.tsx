import { NavLink, Stack } from '@mantine/core';
import {
  IconBolt,
  IconCalendarEvent,
  IconChartBar,
  IconDiscount2,
  IconFlask,
  IconLayoutGrid,
  IconListCheck,
  IconSettings,
  IconSparkles,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type Texts, useText } from '../i18n/use-text.ts';

type Place =
  | 'start'
  | 'overview'
  | 'live'
  | 'customers'
  | 'segments'
  | 'campaigns'
  | 'placements'
  | 'offers'
  | 'recommendations'
  | 'experiments'
  | 'settings';

/** The pages' names, also used as their titles. */
export const navigationText: Texts<Place> = {
  start: { vi: 'Bắt đầu', en: 'Start' },
  overview: { vi: 'Tổng quan', en: 'Overview' },
  live: { vi: 'Sự kiện trực tiếp', en: 'Live events' },
  customers: { vi: 'Khách hàng', en: 'Customers' },
  segments: { vi: 'Phân khúc', en: 'Segments' },
  campaigns: { vi: 'Chiến dịch', en: 'Campaigns' },
  placements: { vi: 'Vị trí', en: 'Placements' },
  offers: { vi: 'Ưu đãi', en: 'Offers' },
  recommendations: { vi: 'Gợi ý sản phẩm', en: 'Recommendations' },
  experiments: { vi: 'Thử nghiệm', en: 'Experiments' },
  settings: { vi: 'Cài đặt', en: 'Settings' },
};

const places: readonly { readonly place: Place; readonly to: string; readonly icon: typeof IconBolt }[] = [
  { place: 'overview', to: '/', icon: IconChartBar },
  { place: 'start', to: '/start', icon: IconListCheck },
  { place: 'live', to: '/live', icon: IconBolt },
  { place: 'customers', to: '/customers', icon: IconUsers },
  { place: 'segments', to: '/segments', icon: IconUsersGroup },
  { place: 'campaigns', to: '/campaigns', icon: IconCalendarEvent },
  { place: 'placements', to: '/placements', icon: IconLayoutGrid },
  { place: 'offers', to: '/offers', icon: IconDiscount2 },
  { place: 'recommendations', to: '/recommendations', icon: IconSparkles },
  { place: 'experiments', to: '/experiments', icon: IconFlask },
  { place: 'settings', to: '/settings', icon: IconSettings },
];

/** The list of pages at the side. */
export function Navigation({ onGo }: { readonly onGo: () => void }): ReactElement {
  const t = useText(navigationText);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Stack gap={2} p="xs" h="100%" style={{ overflowY: 'auto' }}>
      {places.map(({ place, to, icon: Icon }) => (
        <NavLink
          key={place}
          component={Link}
          to={to}
          label={t(place)}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          active={to === '/' ? path === '/' : path.startsWith(to)}
          aria-current={(to === '/' ? path === '/' : path.startsWith(to)) ? 'page' : undefined}
          onClick={onGo}
        />
      ))}
    </Stack>
  );
}
