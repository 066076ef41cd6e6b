import { Route, Routes } from 'react-router-dom';
import { TemplatePage } from './TemplatePage';
import { TemplatesPage } from './TemplatesPage';

const Templates = () => (
  <Routes>
    <Route index element={<TemplatesPage />} />
    <Route path=":id" element={<TemplatePage />} />
  </Routes>
);

export default Templates;
