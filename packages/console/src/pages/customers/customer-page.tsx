import { Anchor, Grid, Skeleton, Stack } from '@mantine/core';
import type { CustomerStory } from '@quen/collector/console-api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CallError, call } from '../../api/call.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { AffinityPicture } from './affinity-picture.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerHead } from './customer-head.tsx';
import { CustomerOffers } from './customer-offers.tsx';
import { customerText } from './customer-text.ts';
import { CustomerTimeline } from './customer-timeline.tsx';
import { Identities } from './identities.tsx';
import { Journey } from './journey.tsx';
import { RfmPicture } from './rfm-picture.tsx';
import { ShownNow } from './shown-now.tsx';

/** One customer's whole story on one page. */
export function CustomerPage(): ReactElement {
  const t = useText(customerText);
  const { id = '' } = useParams({ strict: false });
  const story = useQuery({ queryKey: ['customer', id], queryFn: () => call('GET /customers/:id', { params: { id } }) });
  const isUnknown = story.error instanceof CallError && story.error.problem.code === 'not_found';
  return (
    <Page
      title={story.data?.summary.label ?? t(isUnknown ? 'unknown' : 'customer')}
      actions={story.data && <CustomerActions story={story.data} />}
    >
      <Anchor component={Link} to="/customers" fz="sm" w="fit-content">
        ← {t('back')}
      </Anchor>
      {story.isError && <ProblemNotice error={story.error} onRetry={() => void story.refetch()} />}
      {story.isPending && (
        <Stack aria-busy="true">
          <Skeleton h={120} radius="lg" />
          <Skeleton h={400} radius="lg" />
        </Stack>
      )}
      {story.data && <Story story={story.data} />}
    </Page>
  );
}

function Story({ story }: { readonly story: CustomerStory }): ReactElement {
  return (
    <Stack gap="md">
      <CustomerHead story={story} />
      <Journey story={story} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <ShownNow profileId={story.profile.id} />
            <CustomerTimeline story={story} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <RfmPicture rfm={story.rfm} />
            <AffinityPicture affinities={story.affinities} />
            <CustomerFacts story={story} />
            <CustomerOffers timeline={story.timeline} />
            <Identities story={story} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
