import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { permission } from '../../permissions';
import { Person } from './Person';
import { SubscribersTable } from './SubscribersTable';

const Register = lazy(() => import('./register'));

const Subscribers = () => (
  <PageRoutes>
    <Route index element={<SubscribersTable />} />
    <Route
      path="register"
      element={
        <Page.Protect permissions={[permission('register-subscribers')]}>
          <Suspense fallback={<Page.Loading />}>
            <Register />
          </Suspense>
        </Page.Protect>
      }
    />
    <Route path=":id" element={<Person />} />
  </PageRoutes>
);

export default Subscribers;
