import { Avatar, Group, MultiSelect, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

const pickerText: Texts<'search' | 'nothing'> = {
  search: { vi: 'Tìm sản phẩm', en: 'Find a product' },
  nothing: { vi: 'Không có sản phẩm nào khớp', en: 'No product matches' },
};

/** Chooses products by their titles, with pictures and prices. `max` 1 for a single one. */
export function ProductPicker({
  label,
  value,
  onChange,
  max = 100,
}: {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly max?: number;
}): ReactElement {
  const t = useText(pickerText);
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const found = useQuery({
    queryKey: ['products', 'q', settled],
    queryFn: ({ signal }) => call('GET /products', { query: { q: settled }, signal }),
    placeholderData: keepPreviousData,
  });
  const ids = value.join(',');
  const chosen = useQuery({
    queryKey: ['products', 'ids', ids],
    queryFn: () => call('GET /products', { query: { ids } }),
    enabled: ids !== '',
    placeholderData: keepPreviousData,
  });
  const products = new Map(
    [...(found.data?.products ?? []), ...(chosen.data?.products ?? [])].map((product) => [product.id, product]),
  );
  const data = [...products.values()].map(({ id, title }) => ({ value: id, label: title }));
  const lost = value.filter((id) => !products.has(id)).map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('search') : ''}
      searchable
      hidePickedOptions
      clearable
      nothingFoundMessage={t('nothing')}
      miw={200}
      data={[...data, ...lost]}
      value={[...value]}
      searchValue={search}
      onSearchChange={setSearch}
      // What was found by the server stays, whatever the letters.
      filter={({ options }) => options}
      onChange={(next) => {
        onChange(max === 1 ? next.slice(-1) : next.slice(0, max));
        setSearch('');
      }}
      renderOption={({ option }) => {
        const product = products.get(option.value);
        return (
          <Group gap="sm" wrap="nowrap">
            <Avatar src={product?.imageUrl ?? null} size={32} radius="sm" alt="" />
            <div>
              <Text fz="sm">{option.label}</Text>
              {product && product.priceMinor !== null && (
                <Text fz="xs" c="dimmed">
                  {format.money(product.priceMinor, product.currency)}
                </Text>
              )}
            </div>
          </Group>
        );
      }}
    />
  );
}
