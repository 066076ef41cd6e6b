import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { CodesTable } from './CodesTable';
import { EntriesTable } from './EntriesTable';
import { NewPromotion } from './NewPromotion';
import { PromotionDetail } from './PromotionDetail';
import { PromotionsTable } from './PromotionsTable';

const Promotions = () => (
  <PageRoutes>
    <Route index element={<PromotionsTable />} />
    <Route path="new" element={<NewPromotion />} />
    <Route path=":id" element={<PromotionDetail />} />
    <Route path=":id/entries" element={<EntriesTable />} />
    <Route path=":id/codes" element={<CodesTable />} />
  </PageRoutes>
);

export default Promotions;
