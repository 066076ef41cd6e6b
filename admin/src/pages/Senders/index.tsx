import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { NewSender } from './NewSender';
import { SenderDetail } from './SenderDetail';
import { SendersTable } from './SendersTable';

const Senders = () => (
  <PageRoutes>
    <Route index element={<SendersTable />} />
    <Route path="new" element={<NewSender />} />
    <Route path=":id" element={<SenderDetail />} />
  </PageRoutes>
);

export default Senders;
