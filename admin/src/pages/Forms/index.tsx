import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { permission } from '../../permissions';
import { FormDetail } from './FormDetail';
import { FormsTable } from './FormsTable';
import { NewForm } from './NewForm';

const Results = lazy(() => import('./results'));

const Forms = () => (
  <PageRoutes>
    <Route index element={<FormsTable />} />
    <Route path="new" element={<NewForm />} />
    <Route path=":id" element={<FormDetail />} />
    <Route
      path=":id/results"
      element={
        <Page.Protect permissions={[permission('read-responses')]}>
          <Suspense fallback={<Page.Loading />}>
            <Results />
          </Suspense>
        </Page.Protect>
      }
    />
  </PageRoutes>
);

export default Forms;
