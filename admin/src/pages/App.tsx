import { Layouts, Page } from '@strapi/strapi/admin';
import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Route } from 'react-router-dom';
import { MessagesProvider } from '../components/MessagesProvider';
import { SideNav, TopNav } from '../components/Nav';
import { visibleEntries } from '../components/nav-entries';
import { PageRoutes } from '../components/PageRoutes';
import { useCan } from '../hooks/useCan';
import { CONSENT_ACTIONS, permission, type ActionName } from '../permissions';
import { pluginPath } from '../pluginId';

const Overview = lazy(() => import('./Overview'));
const Campaigns = lazy(() => import('./Campaigns'));
const Templates = lazy(() => import('./Templates'));
const Brand = lazy(() => import('./Brand'));
const Content = lazy(() => import('./Content'));
const Subscribers = lazy(() => import('./Subscribers'));
const Lists = lazy(() => import('./Lists'));
const Forms = lazy(() => import('./Forms'));
const Promotions = lazy(() => import('./Promotions'));
const Partners = lazy(() => import('./Partners'));
const Fields = lazy(() => import('./Fields'));
const Guard = lazy(() => import('./Guard'));
const Consent = lazy(() => import('./Consent'));
const Settings = lazy(() => import('./Settings'));
const Senders = lazy(() => import('./Senders'));

/** Any one of the permissions is enough. */
const guarded = (actions: ActionName | readonly ActionName[], page: ReactNode) => (
  <Page.Protect permissions={[actions].flat().map(permission)}>
    <Suspense fallback={<Page.Loading />}>{page}</Suspense>
  </Page.Protect>
);

/** Who may not see the overview starts on the first page that they may see. */
const Start = () => {
  const can = useCan();
  const first = visibleEntries(can)[0];
  if (first && first.path !== '/') return <Navigate to={pluginPath(first.path)} replace />;
  return guarded('read-overview', <Overview />);
};

/** Everything below `/plugins/optin`. */
const App = () => (
  <MessagesProvider>
    <Layouts.Root sideNav={<SideNav />}>
      <TopNav />
      <PageRoutes>
        <Route index element={<Start />} />
        <Route path="campaigns/*" element={guarded('read-campaigns', <Campaigns />)} />
        <Route path="templates/*" element={guarded('read-templates', <Templates />)} />
        <Route path="subscribers/*" element={guarded('read-subscribers', <Subscribers />)} />
        <Route path="lists/*" element={guarded('read-lists', <Lists />)} />
        <Route path="forms/*" element={guarded('read-forms', <Forms />)} />
        <Route path="promotions/*" element={guarded('read-promotions', <Promotions />)} />
        <Route path="partners/*" element={guarded('read-partners', <Partners />)} />
        <Route path="settings/fields/*" element={guarded('read-fields', <Fields />)} />
        <Route path="settings/guard" element={guarded('read-guard', <Guard />)} />
        <Route
          path="consent/*"
          element={guarded(Object.values(CONSENT_ACTIONS).flat(), <Consent />)}
        />
        <Route path="settings" element={guarded('read-settings', <Settings />)} />
        <Route path="settings/brand" element={guarded('read-settings', <Brand />)} />
        <Route path="settings/content" element={guarded('read-settings', <Content />)} />
        <Route path="settings/senders/*" element={guarded('read-senders', <Senders />)} />
      </PageRoutes>
    </Layouts.Root>
  </MessagesProvider>
);

export default App;
