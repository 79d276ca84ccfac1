import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/call.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';

const pickerText: Texts<'search' | 'nothing'> = {
  search: { vi: 'Tên, email, mã khách hoặc đơn hàng', en: 'Name, mail, id or order' },
  nothing: { vi: 'Không tìm thấy khách nào', en: 'No customer found' },
};

/** Chooses one customer by name, mail, id or order. */
export function CustomerPicker({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}): ReactElement {
  const t = useText(pickerText);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const found = useQuery({
    queryKey: ['customers', 'pick', settled],
    queryFn: ({ signal }) => call('GET /customers', { query: { q: settled }, signal }),
    placeholderData: keepPreviousData,
  });
  const data = (found.data?.customers ?? [])
    .slice(0, 50)
    .map(({ id, label: name, email }) => ({ value: id, label: email !== null && email !== name ? `${name} · ${email}` : name }));
  return (
    <Select
      label={label}
      placeholder={t('search')}
      searchable
      clearable
      nothingFoundMessage={t('nothing')}
      data={value !== null && !data.some((each) => each.value === value) ? [{ value, label: value }, ...data] : data}
      value={value}
      onChange={onChange}
      onSearchChange={setSearch}
      filter={({ options }) => options}
    />
  );
}
