import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useGetCampaignQuery } from '../../api/campaigns';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { DraftEditor } from './DraftEditor';
import { pollingInterval } from './model/progress';
import { CampaignReport } from './report/CampaignReport';

/** A draft opens in the editor, a running campaign in its live view, a finished one in its report. */
export const CampaignPage = () => {
  const t = useT();
  const can = useCan();
  const id = Number(useParams().id);
  const [interval, setInterval] = useState(0);
  const query = useGetCampaignQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval: interval,
  });
  // What was stored before this visit must not be edited; the editor starts with a fresh answer.
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
  return data.state === 'draft' && can('update-campaigns') ? (
    <DraftEditor key={id} campaign={data} />
  ) : (
    <CampaignReport key={id} campaign={data} />
  );
};
