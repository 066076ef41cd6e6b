import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useGetTemplateQuery } from '../../../api/templates';
import { PageShell } from '../../../components/PageShell';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';

/** With all of drag and drop: nobody else has to load it. */
const TemplateComposer = lazy(() => import('./TemplateComposer'));

/** What a template says, in the composer. */
export const TemplateContentPage = () => {
  const t = useT();
  const id = Number(useParams().id);
  /** How often it was opened anew, because somebody else had saved it. */
  const [loads, setLoads] = useState(0);
  const query = useGetTemplateQuery(id, { refetchOnMountOrArgChange: true });
  // What was stored before this visit must not be edited; the composer starts with a fresh answer.
  const [isFresh, setFresh] = useState(false);
  if (!isFresh && !query.isFetching && (query.data || query.error)) setFresh(true);
  const { data, currentData } = query;
  if (!isFresh || !data || currentData?.id !== id)
    return (
      <PageShell title={data?.name ?? t('templates.one')} back={`/templates/${id}`}>
        <QueryGate query={{ ...query, data: undefined }}>{() => null}</QueryGate>
      </PageShell>
    );
  const reload = async () => {
    await query.refetch();
    setLoads((count) => count + 1);
  };
  return (
    <Suspense fallback={<Page.Loading />}>
      <TemplateComposer key={`${id}-${loads}`} template={data} onReload={() => void reload()} />
    </Suspense>
  );
};
