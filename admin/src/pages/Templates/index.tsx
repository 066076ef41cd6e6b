import { Route, Routes } from 'react-router-dom';
import { TemplatesPage } from './TemplatesPage';

const Templates = () => (
  <Routes>
    <Route index element={<TemplatesPage />} />
  </Routes>
);

export default Templates;
