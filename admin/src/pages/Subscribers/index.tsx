import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { permission } from '../../permissions';
import { Person } from './Person';
import { SubscribersTable } from './SubscribersTable';

const Register = lazy(() => import('./register'));

const Subscribers = () => (
  <Routes>
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
  </Routes>
);

export default Subscribers;
