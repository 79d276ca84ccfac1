import { AspectRatio, Box, Button, Checkbox, Group, Image, Radio, Rating, Stack, Text, TextInput, Title } from '@mantine/core';
import { currencyDigits, type ProductCard, type RenderedContent } from '@quen/protocol';
import { IconPhoto } from '@tabler/icons-react';
import type { ReactElement } from 'react';

/** Content as the snippet draws it in a shop, in the visitor's language: texts are texts, never markup. */
export function RenderedView({ content, locale }: { readonly content: RenderedContent; readonly locale: string }): ReactElement {
  const isVietnamese = locale.startsWith('vi');
  switch (content.kind) {
    case 'recommendations':
      return (
        <section aria-label={content.title}>
          <Title order={3} mb="sm">
            {content.title}
          </Title>
          <Box
            display="grid"
            // What scrolls must be within the keyboard's reach.
            {...(content.layout === 'carousel' && { tabIndex: 0, role: 'group', 'aria-label': content.title })}
            style={
              content.layout === 'carousel'
                ? { gridAutoFlow: 'column', gridAutoColumns: '9.5rem', overflowX: 'auto', gap: 12, paddingBottom: 6 }
                : content.layout === 'grid'
                  ? { gridTemplateColumns: 'repeat(auto-fill, minmax(8.5rem, 1fr))', gap: 12 }
                  : { gap: 12 }
            }
          >
            {content.items.map((item) => (
              <Product key={item.itemId} item={item} locale={locale} isRow={content.layout === 'list'} />
            ))}
          </Box>
        </section>
      );
    case 'offer':
    case 'message':
      return (
        <Box
          p="md"
          bg="var(--mantine-color-default-hover)"
          style={{
            borderRadius: 8,
            display: 'flex',
            gap: 12,
            alignItems: 'center',
            flexDirection: content.layout === 'card' ? 'column' : 'row',
            flexWrap: 'wrap',
          }}
        >
          <Text flex={1} miw={160}>
            <strong>{content.headline}</strong>
            {content.body !== undefined && ` ${content.body}`}
          </Text>
          {content.kind === 'offer' && content.code !== undefined && (
            <Button variant="default" size="compact-md" ff="monospace">
              {content.code}
            </Button>
          )}
          {content.kind === 'offer' && content.endsAtMs !== undefined && (
            <Text fz="sm" c="dimmed">
              {isVietnamese ? 'Còn' : 'Ends in'} {Math.max(0, Math.round((content.endsAtMs - Date.now()) / 3_600_000))}{' '}
              {isVietnamese ? 'giờ' : 'h'}
            </Text>
          )}
          {content.linkUrl !== undefined && (
            <Text c="sen" td="underline">
              {(content.kind === 'message' ? content.linkText : undefined) ?? (isVietnamese ? 'Xem ngay' : 'View')}
            </Text>
          )}
        </Box>
      );
    case 'question':
      return (
        <Stack gap="xs" component="section" aria-label={content.prompt}>
          <Text fw={600}>{content.prompt}</Text>
          {content.input === 'text' && <TextInput readOnly aria-label={content.prompt} />}
          {content.input === 'rating' && content.options.length === 0 && <Rating defaultValue={0} />}
          {(content.input === 'choice' || (content.input === 'rating' && content.options.length > 0)) &&
            content.options.map(({ value, label }) => <Radio key={value} name="preview" value={value} label={label} />)}
          {content.input === 'multiple' && content.options.map(({ value, label }) => <Checkbox key={value} label={label} />)}
          <Button w="fit-content" size="compact-md" variant="default">
            {isVietnamese ? 'Gửi' : 'Send'}
          </Button>
        </Stack>
      );
    case 'contact':
      return (
        <Group component="section" aria-label={content.headline}>
          {content.person.photoUrl !== undefined && <Image src={content.person.photoUrl} alt="" w={64} h={64} radius="xl" />}
          <Text flex={1} miw={160}>
            <strong>{content.headline}</strong> {content.person.name}
            {content.person.role !== undefined && `, ${content.person.role}`}
          </Text>
          {content.channels.map(({ kind, address }) => (
            <Text key={kind + address} c="sen" td="underline">
              {kind === 'phone' ? '☎' : kind === 'email' ? '✉' : kind}: {address}
            </Text>
          ))}
        </Group>
      );
  }
}

function Product({
  item,
  locale,
  isRow,
}: {
  readonly item: ProductCard;
  readonly locale: string;
  readonly isRow: boolean;
}): ReactElement {
  const money = (amount: number): string =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: item.currency,
      maximumFractionDigits: currencyDigits(item.currency),
    }).format(amount);
  return (
    <Box style={isRow ? { display: 'grid', gridTemplateColumns: '5rem 1fr', gap: 12 } : {}}>
      <AspectRatio ratio={1} mb={4}>
        {item.imageUrl === undefined ? (
          <Box
            bg="var(--mantine-color-default-hover)"
            c="dimmed"
            style={{ display: 'grid', placeItems: 'center', borderRadius: 6 }}
          >
            <IconPhoto size={28} stroke={1.2} aria-hidden />
          </Box>
        ) : (
          <Image src={item.imageUrl} alt="" radius="sm" />
        )}
      </AspectRatio>
      <div>
        <Text fz="sm" lineClamp={2}>
          {item.title}
        </Text>
        {item.price !== undefined && (
          <Text fz="sm" fw={600}>
            {money(item.price)}{' '}
            {item.listPrice !== undefined && item.listPrice > item.price && (
              <Text span fz="xs" c="dimmed" td="line-through">
                {money(item.listPrice)}
              </Text>
            )}
          </Text>
        )}
        {item.reason !== undefined && (
          <Text fz="xs" c="dimmed">
            {item.reason}
          </Text>
        )}
      </div>
    </Box>
  );
}
