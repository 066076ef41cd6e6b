import { Route, Routes } from 'react-router-dom';
import { CampaignPage } from './CampaignPage';
import { CampaignsTable } from './CampaignsTable';
import { RecipientsPage } from './report/RecipientsPage';

const Campaigns = () => (
  <Routes>
    <Route index element={<CampaignsTable />} />
    <Route path=":id" element={<CampaignPage />} />
    <Route path=":id/recipients" element={<RecipientsPage />} />
  </Routes>
);

export default Campaigns;
