import { Anchor, Button, Paper, Progress, Table, Text } from '@mantine/core';
import type { Offer } from '@quen/protocol';
import { IconDiscount2, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { RoleNotice } from '../../components/editable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { RuleLoader } from '../../components/rule-editing/rule-loader.tsx';
import { StatusBadge } from '../../components/rule-editing/status-badge.tsx';
import { UnsavedMark } from '../../components/unsaved.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/member.tsx';
import { benefitSentence } from './benefit-sentence.ts';
import { offersText } from './offers-text.ts';

/** All offers with how much of them is used. */
export function Offers(): ReactElement {
  const t = useText(offersText);
  const may = useMay('PUT /rules/:kind/:id');
  const create = may && (
    <Button component={Link} to="/offers/new" leftSection={<IconPlus size={16} />}>
      {t('create')} <UnsavedMark kind="offers" id="new" />
    </Button>
  );
  return (
    <Page title={t('title')} hint={t('hint')} actions={create}>
      <RoleNotice needs="PUT /rules/:kind/:id" />
      <RuleLoader>
        {({ offers }) =>
          offers.length === 0 ? (
            <EmptyState icon={<IconDiscount2 size={40} stroke={1.4} />} title={t('emptyTitle')} action={create}>
              {t('empty')}
            </EmptyState>
          ) : (
            <Paper withBorder radius="lg" p="md">
              <Table.ScrollContainer minWidth={640}>
                <Table verticalSpacing="sm" highlightOnHover>
                  <Table.Thead>
                    <Table.Tr>
                      {(['name', 'status', 'benefit'] as const).map((key) => (
                        <Table.Th key={key}>{t(key)}</Table.Th>
                      ))}
                      <Table.Th ta="right">{t('used')}</Table.Th>
                      <Table.Th w={200}>{t('budget')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {offers.map((offer) => (
                      <Line key={offer.id} offer={offer} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            </Paper>
          )
        }
      </RuleLoader>
    </Page>
  );
}

function Line({ offer }: { readonly offer: Offer }): ReactElement {
  const t = useText(offersText);
  const format = useFormat();
  const { language } = useLanguage();
  const usage = useQuery({
    queryKey: ['offer-usage', offer.id],
    queryFn: () => call('GET /offers/:id/usage', { params: { id: offer.id } }),
  });
  const budget = offer.limits?.totalSpendMinor;
  const spend = usage.data?.spendMinor ?? 0;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/offers/${encodeURIComponent(offer.id)}`} fw={600}>
          {offer.name}
        </Anchor>{' '}
        <UnsavedMark kind="offers" id={offer.id} />
      </Table.Td>
      <Table.Td>
        <StatusBadge of={offer} />
      </Table.Td>
      <Table.Td>
        <Text fz="sm">{benefitSentence(offer.benefit, language, (minor) => format.money(minor, offer.currency))}</Text>
      </Table.Td>
      <Table.Td ta="right">
        {usage.data
          ? `${format.number(usage.data.uses)}${offer.limits?.totalUses === undefined ? '' : ` / ${format.number(offer.limits.totalUses)}`}`
          : '–'}
      </Table.Td>
      <Table.Td>
        {budget === undefined ? (
          <Text fz="sm" c="dimmed">
            {t('noBudget')}
          </Text>
        ) : (
          <>
            <Text fz="sm">
              {t('ofTotal', {
                used: format.compactMoney(spend, offer.currency),
                total: format.compactMoney(budget, offer.currency),
              })}
            </Text>
            <Progress value={(100 * spend) / budget} color={spend > 0.9 * budget ? 'orange' : 'sen'} aria-label={t('budget')} />
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
