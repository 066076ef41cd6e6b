import { Route, Routes } from 'react-router-dom';
import { NewSender } from './NewSender';
import { SenderDetail } from './SenderDetail';
import { SendersTable } from './SendersTable';

const Senders = () => (
  <Routes>
    <Route index element={<SendersTable />} />
    <Route path="new" element={<NewSender />} />
    <Route path=":id" element={<SenderDetail />} />
  </Routes>
);

export default Senders;
