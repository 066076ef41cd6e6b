import { Route, Routes } from 'react-router-dom';
import { ListDetail } from './ListDetail';
import { ListsTable } from './ListsTable';
import { NewList } from './NewList';

const Lists = () => (
  <Routes>
    <Route index element={<ListsTable />} />
    <Route path="new" element={<NewList />} />
    <Route path=":id" element={<ListDetail />} />
  </Routes>
);

export default Lists;
