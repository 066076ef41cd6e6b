import { Route, Routes } from 'react-router-dom';
import { FormDetail } from './FormDetail';
import { FormsTable } from './FormsTable';
import { NewForm } from './NewForm';

const Forms = () => (
  <Routes>
    <Route index element={<FormsTable />} />
    <Route path="new" element={<NewForm />} />
    <Route path=":id" element={<FormDetail />} />
  </Routes>
);

export default Forms;
