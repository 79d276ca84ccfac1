import {
  AspectRatio,
  Badge,
  Box,
  Group,
  Image,
  MultiSelect,
  Paper,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { TriedRecommendations, TryRecommendations } from '@quen/collector/console-api';
import { pickText, productTitle, type RecommendedItem } from '@quen/protocol';
import { IconPhoto } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { useVocabulary } from '../../components/condition-builder/use-vocabulary.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { adjustmentText } from '../../components/products-trace-text.ts';
import { CustomerPicker } from '../../components/rule-editing/customer-picker.tsx';
import { ProductPicker } from '../../components/rule-editing/product-picker.tsx';
import { Section } from '../../components/rule-editing/section.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { recommendationsText } from './recommendations-text.ts';

/** What each strategy answers for a product, a customer and a cart. */
export function TryStrategies(): ReactElement {
  const t = useText(recommendationsText);
  const { language } = useLanguage();
  const vocabulary = useVocabulary();
  const [itemIds, setItemIds] = useState<string[]>([]);
  const [profileId, setProfileId] = useState<string | null>(null);
  const [cart, setCart] = useState<string[]>([]);
  const [strategies, setStrategies] = useState<string[]>([]);
  const body: TryRecommendations = {
    limit: 8,
    ...(itemIds[0] === undefined ? {} : { itemId: itemIds[0] }),
    ...(profileId === null ? {} : { profileId }),
    ...(cart.length === 0 ? {} : { cartItemIds: cart }),
    ...(strategies.length === 0 ? {} : { strategies }),
  };
  const tried = useQuery({
    queryKey: ['try', JSON.stringify(body)],
    queryFn: ({ signal }) => call('POST /recommendations/try', { body, signal }),
    placeholderData: keepPreviousData,
  });
  const isNobody = itemIds.length === 0 && profileId === null && cart.length === 0;
  const answers = [...(tried.data?.answers ?? [])].sort((a, b) => ownCount(b) - ownCount(a));
  return (
    <Stack gap="lg">
      <Section title={t('try')} hint={isNobody ? `${t('tryHint')} ${t('nothingHint')}` : t('tryHint')}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <ProductPicker label={t('product')} max={1} value={itemIds} onChange={setItemIds} />
          <CustomerPicker label={t('customer')} value={profileId} onChange={setProfileId} />
          <ProductPicker label={t('cart')} value={cart} onChange={setCart} />
          <MultiSelect
            label={t('strategies')}
            searchable
            clearable
            placeholder={strategies.length === 0 ? t('allStrategies') : ''}
            data={(vocabulary.data?.strategies ?? []).map(({ name, label }) => ({ value: name, label: label[language] ?? name }))}
            value={strategies}
            onChange={setStrategies}
          />
        </SimpleGrid>
        {tried.data && (
          <Text fz="xs" c="dimmed">
            {t('model', { version: tried.data.modelVersion })}
          </Text>
        )}
      </Section>
      {tried.isError && <ProblemNotice error={tried.error} onRetry={() => void tried.refetch()} />}
      {tried.isPending && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Skeleton h={260} />
          <Skeleton h={260} />
        </SimpleGrid>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} style={{ opacity: tried.isPlaceholderData ? 0.6 : 1 }}>
        {answers.map((answer) => (
          <Answer key={answer.strategy} answer={answer} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function ownCount({ strategy, items }: TriedRecommendations['answers'][number]): number {
  return Math.min(1, items.filter((item) => item.strategy === strategy).length);
}

function Answer({ answer }: { readonly answer: TriedRecommendations['answers'][number] }): ReactElement {
  const t = useText(recommendationsText);
  const format = useFormat();
  const { language } = useLanguage();
  // What other strategies filled in says nothing about this one.
  const items = answer.items.filter((item) => item.strategy === answer.strategy);
  return (
    <Paper withBorder p="md" radius="lg" component="section" miw={0}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={3}>{answer.label[language] ?? answer.strategy}</Title>
        <Text fz="xs" c="dimmed">
          {t('took', { ms: format.number(Math.round(answer.tookMicros / 10) / 100) })}
        </Text>
      </Group>
      {items.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('emptyAnswer')}
        </Text>
      ) : (
        <Box
          component="section"
          tabIndex={0}
          aria-label={answer.label[language] ?? answer.strategy}
          style={{
            display: 'grid',
            gridAutoFlow: 'column',
            gridAutoColumns: '8rem',
            gap: 12,
            overflowX: 'auto',
            paddingBottom: 4,
          }}
        >
          {items.map((item) => (
            <Product key={item.itemId} item={item} />
          ))}
        </Box>
      )}
    </Paper>
  );
}

function Product({ item }: { readonly item: RecommendedItem }): ReactElement {
  const t = useText(recommendationsText);
  const format = useFormat();
  const { language } = useLanguage();
  const { product } = item;
  return (
    <div title={t('score', { score: format.number(Math.round(item.score * 1000) / 1000) })}>
      <AspectRatio ratio={1} mb={4}>
        {product.imageUrl === undefined ? (
          <Box
            bg="var(--mantine-color-default-hover)"
            c="dimmed"
            style={{ display: 'grid', placeItems: 'center', borderRadius: 6 }}
          >
            <IconPhoto size={26} stroke={1.2} aria-hidden />
          </Box>
        ) : (
          <Image src={product.imageUrl} alt="" radius="sm" />
        )}
      </AspectRatio>
      <Text fz="sm" lineClamp={2}>
        {productTitle(product, language)}
      </Text>
      {product.priceMinor !== undefined && (
        <Text fz="sm" fw={600}>
          {format.money(product.priceMinor, product.currency)}
        </Text>
      )}
      <Text fz="xs" c="dimmed" lineClamp={3}>
        {pickText(item.reason.text, language)}
      </Text>
      {item.adjustments?.map((adjustment) => (
        <Badge key={adjustment} size="xs" variant="light" tt="none">
          {adjustmentText(adjustment, language)}
        </Badge>
      ))}
    </div>
  );
}
