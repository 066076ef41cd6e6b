import { Route, Routes } from 'react-router-dom';
import { NewPartner } from './NewPartner';
import { PartnerDetail } from './PartnerDetail';
import { PartnersTable } from './PartnersTable';
import { TransfersTable } from './TransfersTable';

const Partners = () => (
  <Routes>
    <Route index element={<PartnersTable />} />
    <Route path="new" element={<NewPartner />} />
    <Route path=":id" element={<PartnerDetail />} />
    <Route path=":id/transfers" element={<TransfersTable />} />
  </Routes>
);

export default Partners;
