import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { useCan } from '../../hooks/useCan';
import { CONSENT_ACTIONS, permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { visibleSections, type SectionName } from './area/sections';
import { NewWording } from './wordings/NewWording';
import { WordingDetail } from './wordings/WordingDetail';
import { WordingsTable } from './wordings/WordingsTable';

const Rules = lazy(() => import('./rules'));
const Ledger = lazy(() => import('./ledger'));
const Retention = lazy(() => import('./retention'));
const Files = lazy(() => import('./files'));

const guarded = (section: SectionName, page: ReactNode) => (
  <Page.Protect permissions={CONSENT_ACTIONS[section].map(permission)}>
    <Suspense fallback={<Page.Loading />}>{page}</Suspense>
  </Page.Protect>
);

/** Who may not see the wordings starts on the first page of the area that they may see. */
const Start = () => {
  const can = useCan();
  const first = visibleSections(can)[0];
  if (first && first.name !== 'wordings') return <Navigate to={pluginPath(first.path)} replace />;
  return guarded('wordings', <WordingsTable />);
};

const Consent = () => (
  <PageRoutes>
    <Route index element={<Start />} />
    <Route path="rules" element={guarded('rules', <Rules />)} />
    <Route path="ledger" element={guarded('ledger', <Ledger />)} />
    <Route path="retention" element={guarded('retention', <Retention />)} />
    <Route path="files/*" element={guarded('files', <Files />)} />
    <Route path="new" element={guarded('wordings', <NewWording />)} />
    <Route path=":id" element={guarded('wordings', <WordingDetail />)} />
  </PageRoutes>
);

export default Consent;
