import { Route, Routes } from 'react-router-dom';
import { Person } from './Person';
import { SubscribersTable } from './SubscribersTable';

const Subscribers = () => (
  <Routes>
    <Route index element={<SubscribersTable />} />
    <Route path=":id" element={<Person />} />
  </Routes>
);

export default Subscribers;
