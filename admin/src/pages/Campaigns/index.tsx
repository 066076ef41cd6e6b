import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { CampaignPage } from './CampaignPage';
import { CampaignsTable } from './CampaignsTable';
import { RecipientsPage } from './report/RecipientsPage';

const Campaigns = () => (
  <PageRoutes>
    <Route index element={<CampaignsTable />} />
    <Route path=":id" element={<CampaignPage />} />
    <Route path=":id/recipients" element={<RecipientsPage />} />
  </PageRoutes>
);

export default Campaigns;
