import { lazy, Suspense, useState } from 'react';
import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { useGetCampaignQuery } from '../../api/campaigns';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pollingInterval } from './model/progress';
import { CampaignReport } from './report/CampaignReport';

/** With all of drag and drop: nobody else has to load it. */
const Composer = lazy(() => import('./composer/Composer'));

/** A draft opens in the composer, a running campaign in its live view, a finished one in its report. */
export const CampaignPage = () => {
  const t = useT();
  const can = useCan();
  const id = Number(useParams().id);
  const [interval, setInterval] = useState(0);
  /** How often the draft was opened anew, because somebody else had saved it. */
  const [loads, setLoads] = useState(0);
  const query = useGetCampaignQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval: interval,
  });
  // What was stored before this visit must not be edited; the composer starts with a fresh answer.
  const [isFresh, setFresh] = useState(false);
  if (!isFresh && !query.isFetching && (query.data || query.error)) setFresh(true);
  const wanted = query.data ? pollingInterval(query.data.state) : 0;
  if (wanted !== interval) setInterval(wanted);

  const { data, currentData } = query;
  if (!isFresh || !data || currentData?.id !== id) {
    return (
      <PageShell title={data?.name ?? t('common.nav.campaigns')} back="/campaigns">
        <QueryGate query={{ ...query, data: undefined }}>{() => null}</QueryGate>
      </PageShell>
    );
  }
  const reload = async () => {
    await query.refetch();
    setLoads((count) => count + 1);
  };
  return data.state === 'draft' && can('update-campaigns') ? (
    <Suspense fallback={<Page.Loading />}>
      <Composer key={`${id}-${loads}`} campaign={data} onReload={() => void reload()} />
    </Suspense>
  ) : (
    <CampaignReport key={id} campaign={data} />
  );
};
