import { NavLink, Stack } from '@mantine/core';
import type { ConsoleEndpoints } from '@quen/collector/console-api';
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
import { useMayAny } from './member.tsx';

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

/** The pages, each with what it cannot do without. */
const places: readonly {
  readonly place: Place;
  readonly to: string;
  readonly icon: typeof IconBolt;
  readonly needs: keyof ConsoleEndpoints;
}[] = [
  { place: 'overview', to: '/', icon: IconChartBar, needs: 'GET /overview' },
  { place: 'start', to: '/start', icon: IconListCheck, needs: 'GET /start' },
  { place: 'live', to: '/live', icon: IconBolt, needs: 'GET /events' },
  { place: 'customers', to: '/customers', icon: IconUsers, needs: 'GET /customers' },
  { place: 'segments', to: '/segments', icon: IconUsersGroup, needs: 'GET /rules' },
  { place: 'campaigns', to: '/campaigns', icon: IconCalendarEvent, needs: 'GET /rules' },
  { place: 'placements', to: '/placements', icon: IconLayoutGrid, needs: 'GET /rules' },
  { place: 'offers', to: '/offers', icon: IconDiscount2, needs: 'GET /rules' },
  { place: 'recommendations', to: '/recommendations', icon: IconSparkles, needs: 'GET /rules' },
  { place: 'experiments', to: '/experiments', icon: IconFlask, needs: 'GET /rules' },
  { place: 'settings', to: '/settings', icon: IconSettings, needs: 'GET /rules' },
];

/** The list of pages at the side. */
export function Navigation({ onGo }: { readonly onGo: () => void }): ReactElement {
  const t = useText(navigationText);
  const may = useMayAny();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <Stack gap={2} p="xs" h="100%" style={{ overflowY: 'auto' }}>
      {places
        .filter(({ needs }) => may(needs))
        .map(({ place, to, icon: Icon }) => (
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
