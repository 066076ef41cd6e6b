import { Route, Routes } from 'react-router-dom';
import { FieldDetail } from './FieldDetail';
import { FieldsTable } from './FieldsTable';
import { NewField } from './NewField';

const Fields = () => (
  <Routes>
    <Route index element={<FieldsTable />} />
    <Route path="new" element={<NewField />} />
    <Route path=":id" element={<FieldDetail />} />
  </Routes>
);

export default Fields;
