import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { FieldDetail } from './FieldDetail';
import { FieldsTable } from './FieldsTable';
import { NewField } from './NewField';

const Fields = () => (
  <PageRoutes>
    <Route index element={<FieldsTable />} />
    <Route path="new" element={<NewField />} />
    <Route path=":id" element={<FieldDetail />} />
  </PageRoutes>
);

export default Fields;
