import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { NewPartner } from './NewPartner';
import { PartnerDetail } from './PartnerDetail';
import { PartnersTable } from './PartnersTable';
import { TransfersTable } from './TransfersTable';

const Partners = () => (
  <PageRoutes>
    <Route index element={<PartnersTable />} />
    <Route path="new" element={<NewPartner />} />
    <Route path=":id" element={<PartnerDetail />} />
    <Route path=":id/transfers" element={<TransfersTable />} />
  </PageRoutes>
);

export default Partners;
