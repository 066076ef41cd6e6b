import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { ListDetail } from './ListDetail';
import { ListsTable } from './ListsTable';
import { NewList } from './NewList';

const Lists = () => (
  <PageRoutes>
    <Route index element={<ListsTable />} />
    <Route path="new" element={<NewList />} />
    <Route path=":id" element={<ListDetail />} />
  </PageRoutes>
);

export default Lists;
